package org.parlour.callers.browser;

import org.parlour.callers.page.Person;

/** Who meets in these tests. */
public final class People {
    public static final Person DOCTOR = new Person("The doctor", 11);
    public static final Person PATIENT = new Person("The patient", 22);
    public static final Person NURSE = new Person("The nurse", 33);
    public static final Person STUDENT = new Person("The student", 44);

    private People() {}
}
