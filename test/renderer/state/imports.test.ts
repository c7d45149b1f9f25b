import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { ImportPlan, PlannedPerson } from '../../../main/contract/imports.ts';
import { arrangeRows, reportTable, summaryOf } from '../../../renderer/import-table.ts';
import { createImports } from '../../../renderer/state/imports.svelte.ts';
import { createJobs } from '../../../renderer/state/jobs.svelte.ts';
import { createFakeClient, settled, type Answers } from './fake-client.ts';

const planned = (id: string, state: PlannedPerson['state'] = 'new', at: number | null = 0): PlannedPerson => ({
  id,
  name: `Person ${id}`,
  note: '',
  state,
  files: [{ path: `${id}.png`, at, signedOn: null, form: 'full', isEnrolled: state === 'complete' }],
});

function setUp(plan: Partial<ImportPlan> = {}, more: Answers = {}) {
  const enrolled: string[] = [];
  const client = createFakeClient({
    'imports.plan': () => ({ persons: [planned('a'), planned('b'), planned('c')], problems: [], unused: 0, ...plan }),
    'imports.begin': () => ({ import: 'i' }),
    'imports.file': ({ name }) => ({ document: name }),
    'imports.person': ({ id, name, files }) => {
      enrolled.push(id);
      const signatory = { id, name, note: '', createdAt: 0, specimens: files.length, face: null };
      const told = files.map(({ document }) => ({ fileName: document, accepted: true, concerns: [], error: null }));
      return { signatory: files.length > 0 ? signatory : null, did: 'enrolled', files: told };
    },
    'imports.undo': () => ({}),
    'imports.restore': () => ({}),
    ...more,
  });
  const jobs = createJobs(client);
  return { client, jobs, enrolled, imports: createImports(client, jobs) };
}

const given = [{ path: 'scans/a.png', file: new File([new Uint8Array(4)], 'a.png') }];
const states = (imports: ReturnType<typeof setUp>['imports']) => imports.rows.map(({ id, state }) => `${id} ${state}`);

describe('an import', () => {
  it('enrols everybody planned, and changes nothing before it is told to', async () => {
    const { imports, client, enrolled, jobs } = setUp();
    await imports.offer(given);
    expect(imports).toMatchObject({ stage: 'planned', source: 'scans', total: 3 });
    expect(client.asked.filter((name) => name !== 'operations.list')).toEqual(['imports.plan']);
    await imports.start();
    expect(imports).toMatchObject({ stage: 'done', done: 3 });
    expect(enrolled).toEqual(['a', 'b', 'c']);
    expect(states(imports)).toEqual(['a enrolled', 'b enrolled', 'c enrolled']);
    expect(jobs.running).toEqual([]);
  });

  it('leaves alone who is complete, and tells of what could not be used', async () => {
    const problem = { code: 'no-files', line: 4, about: 'Fi' } as const;
    const { imports, enrolled } = setUp({ persons: [planned('a', 'complete'), planned('b')], problems: [problem] });
    await imports.offer(given);
    expect(imports.total).toBe(1);
    await imports.start();
    expect(enrolled).toEqual(['b']);
    expect(imports.tally).toEqual({ enrolled: 1, flagged: 0, failed: 1, skipped: 1 });
    expect(imports).toMatchObject({ done: 1, total: 1 });
  });

  it('tells of a file that is not there, and goes on', async () => {
    const { imports } = setUp({ persons: [planned('a', 'new', null), planned('b')] });
    await imports.offer(given);
    await imports.start();
    expect(states(imports)).toEqual(['a failed', 'b enrolled']);
    expect(imports.rows[0].files).toMatchObject([{ fileName: 'a.png', accepted: false, error: { code: 'not-found' } }]);
  });

  it('stops after those under way, and goes on where it stopped', async () => {
    const release: (() => void)[] = [];
    const persons = Array.from({ length: 10 }, (_, i) => planned(String(i)));
    const { imports, enrolled } = setUp(
      { persons },
      {
        'imports.file': async ({ name }) => {
          await new Promise<void>((resolve) => release.push(resolve));
          return { document: name };
        },
      },
    );
    await imports.offer(given);
    const started = imports.start();
    await settled();
    imports.stop();
    expect(imports.stage).toBe('stopping');
    release.splice(0).forEach((go) => go());
    await started;
    expect(imports).toMatchObject({ stage: 'stopped', done: 4 });
    const resumed = imports.start();
    for (let turn = 0; turn < 10; turn++) {
      await settled();
      release.splice(0).forEach((go) => go());
    }
    await resumed;
    expect(imports.stage).toBe('done');
    expect([...enrolled].sort()).toEqual(persons.map(({ id }) => id));
  });

  it('does not throw everybody away when the engine is lost', async () => {
    let isLost = true;
    const { imports, enrolled } = setUp(
      {},
      {
        'imports.file': ({ name }) => {
          if (isLost) throw new ParaphError('engine-lost', say`Gone.`);
          return { document: name };
        },
      },
    );
    await imports.offer(given);
    await imports.start();
    expect(imports).toMatchObject({ stage: 'stopped', done: 0, error: { code: 'engine-lost' } });
    isLost = false;
    await imports.start();
    expect(imports).toMatchObject({ stage: 'done', done: 3, error: null });
    expect([...enrolled].sort()).toEqual(['a', 'b', 'c']);
  });

  it('says why a list cannot be read, and takes another', async () => {
    const { imports } = setUp(
      {},
      {
        'imports.plan': () => {
          throw new ParaphError('bad-input', say`The list is empty.`);
        },
      },
    );
    await imports.offer([{ path: 'people.csv', file: new File([''], 'people.csv') }]);
    expect(imports).toMatchObject({ stage: 'idle', error: { code: 'bad-input', file: 'people.csv' } });
  });

  it('is undone and brought back', async () => {
    const { imports, client } = setUp();
    await imports.offer(given);
    await imports.start();
    await imports.undo();
    expect(imports.stage).toBe('undone');
    await imports.restore();
    expect(imports.stage).toBe('done');
    expect(client.asked.slice(-2)).toEqual(['imports.undo', 'imports.restore']);
  });
});

describe('the report', () => {
  async function reported() {
    const problem = { code: 'bad-date', line: 7, about: 'yesterday' } as const;
    const persons = [planned('10'), planned('9'), planned('x', 'new', null)];
    const { imports } = setUp({ persons, problems: [problem] });
    await imports.offer(given);
    await imports.start();
    return imports.rows;
  }
  const names = (rows: Awaited<ReturnType<typeof reported>>) => rows.map(({ name }) => name);

  it('is filtered and ordered', async () => {
    const rows = await reported();
    const arranged = (change: object) =>
      names(arrangeRows(rows, { filter: 'all', order: 'given', descending: false, ...change }));
    expect(arranged({})).toEqual(['yesterday', 'Person 10', 'Person 9', 'Person x']);
    expect(arranged({ order: 'name' })).toEqual(['Person 9', 'Person 10', 'Person x', 'yesterday']);
    expect(arranged({ order: 'name', descending: true })[0]).toBe('yesterday');
    expect(arranged({ order: 'state' })).toEqual(['yesterday', 'Person x', 'Person 10', 'Person 9']);
    expect(arranged({ filter: 'enrolled' })).toEqual(['Person 10', 'Person 9']);
  });

  it('says in a line what is the matter', async () => {
    const rows = await reported();
    expect(summaryOf(rows[0])).toContain('Line 7');
    const missing = rows.find(({ id }) => id === 'x');
    expect(missing && summaryOf(missing)).toContain('x.png');
  });

  it('is saved with a line for each file', async () => {
    const table = reportTable(await reported());
    expect(table).toHaveLength(1 + 4);
    expect(table[2]).toEqual(['10', 'Person 10', 'Enrolled', '10.png', 'yes', '']);
    expect(table[4].slice(0, 5)).toEqual(['x', 'Person x', 'Not enrolled', 'x.png', 'no']);
  });
});
