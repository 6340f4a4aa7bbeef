// Drives one Firefox by WebDriver BiDi, at the word of a test: a command a line in, an answer a line out, both JSON.
// It runs where Firefox runs, in a network of their own, and lets its pages reach the program there as localhost:
// whatever comes to that port goes on through a Unix socket, the one door that no network closes.
import { createInterface } from 'node:readline';
import { connect, createServer } from 'node:net';
import { launch } from 'puppeteer-core';

const PREFERENCES = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.autoplay.block-webaudio': false,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.gmp-manager.updateEnabled': false,
  'network.manage-offline-status': false,
  'network.connectivity-service.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'extensions.update.enabled': false,
};
const MOST_COMPLAINTS = 200;

let browser;
const pages = new Map();

const orders = {
  async open({ executable, profile }) {
    browser = await launch({
      browser: 'firefox',
      executablePath: executable,
      headless: true,
      userDataDir: profile,
      extraPrefsFirefox: PREFERENCES,
      // Whatever loudspeaker a machine has, none is found: tests are the same everywhere.
      env: { ...process.env, PULSE_SERVER: 'unix:/nowhere', XDG_RUNTIME_DIR: profile },
    });
    return browser.version();
  },

  forward({ port, socket }) {
    return new Promise((done, failed) => {
      const door = createServer((visitor) => {
        const house = connect(socket);
        for (const [one, other] of [[visitor, house], [house, visitor]]) {
          one.on('error', () => other.destroy());
          one.on('close', () => other.destroy());
        }
        visitor.pipe(house).pipe(visitor);
      });
      door.on('error', failed);
      door.listen(port, '127.0.0.1', () => done(door.address().port));
    });
  },

  async page({ name, preload, beside }) {
    const context = beside ? pages.get(beside).context : await browser.createBrowserContext();
    const page = await context.newPage();
    const complaints = [];
    const complain = (complaint) => complaints.length < MOST_COMPLAINTS && complaints.push(complaint);
    page.on('pageerror', (error) => complain(String(error?.message ?? error)));
    page.on('console', (message) => message.type() === 'error' && complain(message.text()));
    page.setDefaultTimeout(30_000);
    await page.setViewport({ width: 1100, height: 760 });
    await page.evaluateOnNewDocument(preload);
    pages.set(name, { page, context, complaints });
  },

  async go({ name, address }) {
    await pages.get(name).page.goto(address, { waitUntil: 'domcontentloaded' });
  },

  async reload({ name }) {
    await pages.get(name).page.reload({ waitUntil: 'domcontentloaded' });
  },

  evaluate: ({ name, expression }) => pages.get(name).page.evaluate(expression),

  press: ({ name, selector }) => pages.get(name).page.locator(selector).click(),

  type: ({ name, selector, text }) => pages.get(name).page.locator(selector).fill(text),

  async photograph({ name, file }) {
    await pages.get(name).page.screenshot({ path: file, fullPage: true });
  },

  complaints: ({ name }) => pages.get(name).complaints,

  async shut({ name }) {
    const { page, context } = pages.get(name);
    pages.delete(name);
    await page.close();
    if (![...pages.values()].some((other) => other.context === context)) await context.close();
  },
};

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

const obey = async (line) => {
  const { id, order, ...words } = JSON.parse(line);
  try {
    say({ re: id, said: (await orders[order](words)) ?? null });
  } catch (error) {
    say({ re: id, failed: `${order}: ${error?.stack ?? error}` });
  }
};

const leave = async () => {
  await browser?.close().catch(() => {});
  process.exit(0);
};

// Whoever started us is gone when there are no more orders; nobody else would end Firefox then.
createInterface({ input: process.stdin }).on('line', obey).on('close', leave);
process.on('SIGTERM', leave);
say({ re: 0, said: 'ready' });
