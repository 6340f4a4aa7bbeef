package org.parlour.callers.page;

import java.io.IOException;

/** The page went away while it was asked: it was left, loaded again, or its browser ended. */
public final class LostPage extends IOException {
    public LostPage(Throwable cause) {
        super(cause);
    }

    public LostPage(String message) {
        super(message);
    }
}
