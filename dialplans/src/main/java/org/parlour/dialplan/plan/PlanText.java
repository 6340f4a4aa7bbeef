package org.parlour.dialplan.plan;

/** One file of a plan, by its name in the plan's folder. It prints its name only. */
public record PlanText(String file, String text) implements Comparable<PlanText> {
    private static final int LONGEST_NAME = 200;

    /** Whether a file of this name, in the folder of plans, is part of the plan. Others lie there undisturbed. */
    public static boolean isName(String file) {
        return (file.endsWith(".yaml") || file.endsWith(".yml"))
                && !file.startsWith(".")
                && file.length() <= LONGEST_NAME
                && file.chars().noneMatch(letter -> letter == '/' || Character.isISOControl(letter));
    }

    @Override
    public int compareTo(PlanText other) {
        return file.compareTo(other.file);
    }

    @Override
    public String toString() {
        return "PlanText[" + file + "]";
    }
}
