/** Drawing on the map, beside the coordinates as text: each shows what the other says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, quit } from './browser.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => { world = await World.demo(); }, 120_000);
afterAll(async () => { await quit(); await world?.end(); });

test('an outline is drawn, a corner moved and removed, and all of it undone', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/propose');
  const tools = page.getByRole('toolbar');
  await tools.getByRole('button', { name: 'Polygon' }).waitFor();
  await page.waitForTimeout(1500);
  const corners = async () => (await page.locator('textarea.mono').first().inputValue()).split('\n').filter(Boolean);
  await tools.getByRole('button', { name: 'Polygon' }).click();
  const points = [[720, 300], [800, 290], [820, 380], [730, 400]] as const;
  for (const [x, y] of points) {
    await page.mouse.move(x - 5, y, { steps: 2 });
    await page.mouse.click(x, y);
    await page.waitForTimeout(350); // two quick clicks are a double one
  }
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect.poll(corners).toHaveLength(4);
  const drawn = await corners();

  await tools.getByRole('button', { name: 'Change shapes' }).click();
  await page.waitForTimeout(600);
  await page.mouse.move(...points[0]);
  await page.mouse.down();
  await page.mouse.move(700, 330, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await corners())[0]).not.toBe(drawn[0]);
  expect((await corners()).slice(1)).toEqual(drawn.slice(1));
  await page.mouse.click(...points[2], { button: 'right' });
  await expect.poll(corners).toHaveLength(3);

  await tools.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(corners).toHaveLength(4);
  await tools.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(corners).toEqual(drawn);
  await tools.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(async () => (await corners())[0]).not.toBe(drawn[0]);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 120_000);
