package org.parlour.callers.playwright;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Page.ReloadOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.parlour.callers.page.LostPage;
import org.parlour.callers.page.Page;

/** A page of Chromium's. */
final class ChromiumPage implements Page {
    private static final int MOST_COMPLAINTS = 200;

    private final BrowserContext context;
    private final com.microsoft.playwright.Page page;
    private final List<String> complaints = new ArrayList<>();

    ChromiumPage(BrowserContext context, com.microsoft.playwright.Page page) {
        this.context = context;
        this.page = page;
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        page.onPageError(this::complain);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complain(message.text());
            }
        });
    }

    private void complain(String complaint) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(complaint);
        }
    }

    ChromiumPage another() {
        return new ChromiumPage(context, context.newPage());
    }

    @Override
    public void go(String address) throws LostPage {
        attempt(() -> page.navigate(address, new NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED)));
    }

    @Override
    public void reload() throws LostPage {
        attempt(() -> page.reload(new ReloadOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED)));
    }

    @Override
    public String evaluate(String function, String argument) throws LostPage {
        String words = "async (json) => JSON.stringify((await (" + function + ")(JSON.parse(json))) ?? null)";
        return String.valueOf(attempt(() -> page.evaluate(words, argument)));
    }

    @Override
    public void press(String selector) throws LostPage {
        attempt(() -> {
            first(selector).click();
            return selector;
        });
    }

    @Override
    public void type(String selector, String text) throws LostPage {
        attempt(() -> {
            first(selector).fill(text);
            return selector;
        });
    }

    /** What Playwright throws says that the page could not do it. */
    private static <T> T attempt(Supplier<T> order) throws LostPage {
        try {
            return order.get();
        } catch (PlaywrightException failed) {
            throw new LostPage(failed);
        }
    }

    private Locator first(String selector) {
        return page.locator(selector).first();
    }

    @Override
    public void photograph(Path file) throws LostPage {
        attempt(() -> page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true)));
    }

    @Override
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        page.close();
        if (context.pages().isEmpty()) {
            context.close();
        }
    }
}
