// One picture of one page: node e2e/shot.mjs URL OUT.png [--dark] [--mobile] [--lang CODE] [--full] [--wait MS]
import { chromium } from 'playwright-core';
import { flags, path } from './chromium.mjs';

const [url, out, ...options] = process.argv.slice(2);
const has = (name) => options.includes(`--${name}`);
const value = (name) => options[options.indexOf(`--${name}`) + 1];

const browser = await chromium.launch({ executablePath: path, args: flags });
try {
  const page = await browser.newPage({
    viewport: has('mobile') ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    colorScheme: has('dark') ? 'dark' : 'light',
    ...(has('lang') && { locale: value('lang') }),
  });
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log(m.type(), m.text()); });
  page.on('pageerror', (e) => console.log('page error', e.message));
  await page.goto(url);
  await page.waitForTimeout(Number(has('wait') ? value('wait') : 4000));
  await page.screenshot({ path: out, fullPage: has('full') });
} finally {
  await browser.close();
}
