package org.parlour.dialplan.plan;

/** One file of a plan, by its name in the plan's folder. It prints its name only. */
public record PlanText(String file, String text) implements Comparable<PlanText> {
    @Override
    public int compareTo(PlanText other) {
        return file.compareTo(other.file);
    }

    @Override
    public String toString() {
        return "PlanText[" + file + "]";
    }
}
