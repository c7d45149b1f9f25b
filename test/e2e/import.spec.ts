import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { startHost, type Host } from './host.ts';
import { enter, goTo } from './steps.ts';

const persons = 500;
const specimens = 2;

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

/** A list with its files, one of them no picture and one line without a person. */
async function writeList(folder: string): Promise<void> {
  const request = {
    directory: join(folder, 'set'),
    writers: persons,
    genuine: specimens,
    forged: 0,
    seed: 77,
    dpi: 100,
  };
  const writers = await writeGeneratedSet(request);
  const lines = writers.map(({ folder: id, name, genuine }) => {
    return `${id};${name};${genuine.map((file) => relative(folder, file)).join(';')}`;
  });
  writeFileSync(join(folder, 'people.csv'), `\uFEFFid;name;files\r\n${lines.join('\r\n')}\r\n;;lost.png\r\n`);
  writeFileSync(writers[persons - 1].genuine[1], 'no picture at all');
}

async function give(page: Page, folder: string): Promise<void> {
  await goTo(page, '#/import');
  await page.getByLabel('Choose a folder…').setInputFiles(folder);
  await expect(page.getByTestId('import-plan')).toBeVisible();
}

async function peopleEnrolled(page: Page): Promise<number> {
  await goTo(page, '#/signatories');
  const told = page.getByText(/^[\d,]+ (person|people)$/);
  await expect(told).toBeVisible();
  return Number((await told.innerText()).replace(/\D/g, ''));
}

test('five hundred people are enrolled from a list, stopped half way, taken up again, reported and undone', async ({
  page,
}) => {
  const folder = join(host.folder, 'given');
  await writeList(folder);
  await enter(page, host.address);
  await give(page, folder);
  await expect(page.getByTestId('import-plan')).toContainText('500 people to enrol');
  await expect(page.getByTestId('import-plan')).toContainText('Line 502');

  const begun = performance.now();
  await page.getByRole('button', { name: 'Enrol 500 people' }).click();
  const progress = page.getByTestId('import-progress');
  await expect(page.getByTestId('import-count')).toContainText(/people a second · .+ left/);
  // It goes on while another view is open, and says so there.
  await goTo(page, '#/overview');
  await expect(page.getByRole('button', { name: /^Long work: 1 job/ })).toBeVisible();
  await goTo(page, '#/import');
  await expect.poll(async () => throughIn(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(persons / 2);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(progress).toHaveAttribute('data-stage', 'stopped');
  expect(await throughIn(page)).toBeLessThan(persons);
  // The list's last line names nobody; generated signatures that look like two are not taken.
  const half = (await throughIn(page)) - ((await outcomes(page, 'Not enrolled')) - 1);
  expect(await peopleEnrolled(page)).toBe(half);

  // A window that knows nothing of the first half goes by what is enrolled.
  await page.reload();
  await give(page, folder);
  await expect(page.getByTestId('import-plan')).toContainText('people complete already');
  await page.getByRole('button', { name: /^Enrol \d+ people$/ }).click();
  await expect(progress).toHaveAttribute('data-stage', 'done', { timeout: 120_000 });
  const took = (performance.now() - begun) / 1_000;
  console.log(`${persons} people with ${persons * specimens} specimens in ${took.toFixed(0)} s, stopped once`);

  await page.getByRole('button', { name: /^Look again/ }).click();
  await expect(page.getByTestId('import-row').first()).toBeVisible();
  const all = persons - ((await outcomes(page, 'Not enrolled')) - 1);
  expect(all).toBeGreaterThan(0.97 * persons);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report (CSV)' }).click();
  const report = readFileSync(await (await saving).path(), 'utf8');
  expect(report).toContain('set/500/genuine/02.png,no,');
  expect(report).toContain('Complete before');
  expect(await peopleEnrolled(page)).toBe(all);

  await goTo(page, '#/import');
  await page.getByRole('button', { name: 'Undo the whole import' }).click();
  await expect(progress).toHaveAttribute('data-stage', 'undone');
  expect(await peopleEnrolled(page)).toBe(half);
  await goTo(page, '#/import');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(progress).toHaveAttribute('data-stage', 'done');
  expect(await peopleEnrolled(page)).toBe(all);
});

/** How many people came to an outcome, by the button that shows them alone. */
async function outcomes(page: Page, state: string): Promise<number> {
  const label = await page.getByRole('button', { name: new RegExp(`^${state} \\d+$`) }).innerText();
  return Number(label.replace(/\D/g, ''));
}

async function throughIn(page: Page): Promise<number> {
  const told = await page.getByTestId('import-count').innerText();
  return Number(/^([\d,]+) of/.exec(told)?.[1].replace(',', '') ?? 0);
}

test('a folder for each person, dropped anywhere, is enrolled; one person’s details tell what is wrong', async ({
  page,
}) => {
  const folder = join(host.folder, 'folders');
  const writers = await writeGeneratedSet({ directory: folder, writers: 2, genuine: 2, forged: 0, seed: 78 });
  const files = writers
    .flatMap(({ genuine }) => genuine)
    .map((path) => ({
      path: `scans/Person ${relative(folder, path).replace('/genuine', '')}`,
      base64: readFileSync(path).toString('base64'),
    }));
  files.push({ path: 'scans/Person 002/torn.png', base64: btoa('torn') });
  await enter(page, host.address);
  await goTo(page, '#/overview');
  await page.evaluate(dropFolder, files);
  await expect(page.getByRole('heading', { level: 1, name: 'Enrol many' })).toBeVisible();
  await page.getByRole('button', { name: 'Enrol 2 people' }).click();
  await expect(page.getByTestId('import-progress')).toHaveAttribute('data-stage', 'done');
  await page.getByLabel('Order by').selectOption('Outcome');
  await page.getByRole('link', { name: 'Person 002' }).click();
  await expect(page.getByTestId('import-details')).toContainText('torn.png');
  await page.getByRole('link', { name: 'Open Person 002' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Person 002' })).toBeVisible();
});

/** Drops a folder as browsers hand one over: only its entries tell what lies in it. */
function dropFolder(files: { path: string; base64: string }[]): void {
  const fileEntry = ({ path, base64 }: { path: string; base64: string }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const file = new File([bytes], path.slice(path.lastIndexOf('/') + 1));
    const give = (resolve: (file: File) => void) => resolve(file);
    return { isDirectory: false, name: file.name, fullPath: `/${path}`, file: give };
  };
  const folderEntry = (path: string): object => {
    const inside = files.filter((file) => file.path.startsWith(`${path}/`));
    const names = new Set(inside.map((file) => file.path.slice(path.length + 1).split('/')[0]));
    const entries = [...names].map((name) => {
      const file = files.find((one) => one.path === `${path}/${name}`);
      return file ? fileEntry(file) : folderEntry(`${path}/${name}`);
    });
    const createReader = () => {
      let isRead = false;
      const readEntries = (resolve: (entries: object[]) => void) => {
        resolve(isRead ? [] : entries);
        isRead = true;
      };
      return { readEntries };
    };
    return { isDirectory: true, name: path.slice(path.lastIndexOf('/') + 1), fullPath: `/${path}`, createReader };
  };
  const transfer = {
    types: ['Files'],
    files: [],
    items: [{ kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => folderEntry('scans') }],
  };
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: transfer });
  document.body.dispatchEvent(event);
}
