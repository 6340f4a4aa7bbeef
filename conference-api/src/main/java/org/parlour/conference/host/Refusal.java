package org.parlour.conference.host;

/**
 * The program cannot do what was asked. The message is one sentence for the admin, naming what is
 * wrong and what to do about it; it is printed alone, and the exit code is 1.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The most telling words a failed system call left behind, without class names. */
    public static String reason(Throwable failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
