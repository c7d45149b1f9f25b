/**
 * The unpacked application for Linux as `npm run pack -- --dir` makes it, with a stand-in for Electron's runtime: what it
 * holds, and that its engine works from another folder on a machine that has nothing of this one.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { standInMark } from '../../../scripts/pack/fuses.mjs';
import { writeGeneratedSet, type GeneratedWriter } from '../../synthesis/generated-set.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Bytes that the application may take without Electron's runtime, which adds about 290 MB. */
const ceiling = 900_000_000;

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

function run(program: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = process.env) {
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    const options = { env: environment, maxBuffer: 1 << 26 };
    execFile(program, parameters, options, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
  });
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

describe.skipIf(process.platform !== 'linux')('the packed application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-pack-'));
  const application = join(folder, 'moved', 'Paraph');
  const resources = join(application, 'resources');
  const engine = join(resources, 'engine');
  const archive = join(folder, 'archive');
  const home = join(folder, 'home');
  let said = '';
  let files: string[];
  let person: GeneratedWriter;
  let stranger: GeneratedWriter;

  /** The packed command as someone runs it who has neither Node nor a setting of ours. */
  const paraph = (...words: string[]) => run(join(engine, 'paraph'), words, { HOME: home });

  beforeAll(async () => {
    const standIn = join(folder, 'electron');
    mkdirSync(join(standIn, 'resources'), { recursive: true });
    for (const name of ['electron', 'LICENSE', standInMark]) writeFileSync(join(standIn, name), name);
    const output = join(folder, 'output');
    const parameters = [join(root, 'scripts/pack.mjs'), '--dir', '--electron', standIn, '--output', output];
    const packed = await run(process.execPath, parameters);
    said = packed.err;
    expect(packed.code, said).toBe(0);
    mkdirSync(join(folder, 'moved'));
    mkdirSync(home);
    renameSync(join(output, 'linux-unpacked'), application);
    files = filesIn(application);
    const asar = join(root, 'node_modules/@electron/asar/bin/asar.js');
    await run(process.execPath, [asar, 'extract', join(resources, 'app.asar'), archive]);
    const request = { directory: join(folder, 'set'), writers: 2, genuine: 6, forged: 0, seed: 11 };
    [person, stranger] = await writeGeneratedSet(request);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says that it has no fuses, since a stand-in is no Electron', () => {
    expect(said).toContain('Fuses: skipped');
  });

  it('is no larger than it was', () => {
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(ceiling);
  });

  it('has the shell and the interface in the archive, and nothing else', () => {
    const names = filesIn(archive).map((file) => relative(archive, file));
    const others = names.filter((name) => !/^dist\/(electron|preload|renderer)\//.test(name));
    expect(others).toEqual(['package.json']);
    expect(names).toEqual(
      expect.arrayContaining(['dist/electron/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html']),
    );
    expect(readJson(join(archive, 'package.json'))).not.toHaveProperty('dependencies');
  });

  it('holds no test, no source map, no type and no link to elsewhere', () => {
    const inside = [...files, ...filesIn(archive)];
    const unwanted = inside.filter((file) => /\.(map|ts|tsbuildinfo)$|\/(tests?|__tests__)\//.test(file));
    expect(unwanted).toEqual([]);
    expect(files.filter((file) => !statSync(file).isFile())).toEqual([]);
  });

  it('knows no path of the machine it was made on', () => {
    const places = [root, join(homedir(), '.cache'), folder].map((path) => Buffer.from(path));
    const telling = [...files, ...filesIn(archive)].filter((file) => {
      const bytes = readFileSync(file);
      return places.some((place) => bytes.includes(place));
    });
    expect(telling).toEqual([]);
  });

  it('lists in its SBOM what is bundled, no more and no less', () => {
    const bundled = files
      .filter((file) => /\/node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(file))
      .map((file) => readJson(file) as { name: string; version: string })
      .map(({ name, version }) => `${name}@${version}`);
    interface Component {
      readonly group?: string;
      readonly name: string;
      readonly version: string;
      readonly 'bom-ref'?: string;
      readonly type: string;
    }
    const { components } = readJson(join(resources, 'sbom.cdx.json')) as { components: Component[] };
    const named = ({ group, name, version }: Component) => `${group ? `${group}/` : ''}${name}@${version}`;
    const inEngine = components.filter((component) => component['bom-ref']?.startsWith('paraph@'));
    expect(inEngine.map(named).sort()).toEqual(bundled.sort());
    const { interfacePackages, others } = notices();
    const rest = components.filter((component) => !inEngine.includes(component));
    expect(rest.map(({ name }) => name)).toEqual([...interfacePackages, 'electron', 'node', 'tensorflow']);
    expect(others).toEqual([]);
  });

  /** What the notices are about, and what of the SBOM they leave out. */
  function notices() {
    const text = readFileSync(join(archive, 'dist/renderer/notices.js'), 'utf8');
    const found = JSON.parse(text.slice('export default '.length).replace(/;\s*$/, '')) as {
      interfacePackages: string[];
      notices: { name: string; version: string }[];
    };
    const told = new Set(found.notices.map(({ name, version }) => `${name}@${version}`));
    const { components } = readJson(join(resources, 'sbom.cdx.json')) as { components: { purl: string }[] };
    const listed = components.map(({ purl }) => decodeURIComponent(/^pkg:npm\/([^?]+)/.exec(purl)?.[1] ?? ''));
    const others = listed.filter((name) => name !== '' && !told.has(name) && !name.startsWith('electron@'));
    return { interfacePackages: found.interfacePackages, others };
  }

  it('ships the licence notices as a file', () => {
    const text = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['TensorFlow 2', 'Node.js 24', 'better-sqlite3', 'svelte']) expect(text).toContain(`\n${name}`);
  });

  it('computes on its own TensorFlow, under its own Node', async () => {
    const { code, out, err } = await paraph('doctor', '--json');
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      runtime: { backend: 'native-cpu', line: 'native TensorFlow 2.21, CPU', why: 'it comes with Paraph' },
      node: `Node ${readJson(join(root, 'package.json')).devDependencies.node}`,
      workspace: join(home, '.local/share/paraph'),
    });
  });

  it('enrols and verifies', async () => {
    const enrolled = await paraph('enrol', '--name', 'Person', '--id', 'person', ...person.genuine.slice(0, 5));
    expect(enrolled.out, enrolled.err).toContain('5 of 5 specimens accepted');
    expect((await paraph('verify', '--id', 'person', person.genuine[5])).code).toBe(0);
    expect((await paraph('verify', '--id', 'person', stranger.genuine[0])).code).toBe(1);
  });

  it('writes a case as a document, with the typefaces that it brings along', async () => {
    const { rows } = JSON.parse((await paraph('cases', '--json')).out) as { rows: { id: string }[] };
    const file = join(folder, 'case.pdf');
    const written = await paraph('report', '--case', rows[0].id, '--out', file);
    expect(written.code, written.err).toBe(0);
    const pdf = readFileSync(file, 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('NotoSans');
  });

  it('serves the interface to a browser', async () => {
    const served = spawn(join(engine, 'paraph'), ['serve', '--no-open', '--json'], {
      env: { HOME: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(served, 'exit');
    try {
      let told = '';
      served.stdout.on('data', (text) => (told += String(text)));
      await vi.waitFor(() => expect(told).toContain('}'), 60_000);
      const { url } = JSON.parse(told) as { url: string };
      // The address leads, with its cookie, to the page itself.
      const opened = await fetch(url, { redirect: 'manual' });
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await fetch(new URL(opened.headers.get('location') ?? '/', url), { headers: { cookie } });
      expect(await page.text()).toBe(readFileSync(join(root, 'dist/renderer/index.html'), 'utf8'));
    } finally {
      served.kill('SIGTERM');
      await ended;
    }
  });

  it('takes TensorFlow for GPUs from files, and nothing that is not whole', async () => {
    const listed = await paraph('runtime', 'list', '--json');
    const { files: needed } = JSON.parse(listed.out) as { files: { file: string }[] };
    expect(needed.map(({ file }) => file).filter((file) => file.startsWith('tensorflow-'))).toHaveLength(1);
    const refused = await paraph('runtime', 'install', join(folder, 'set'));
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`${needed.length} of ${needed.length} files are missing`);
  });

  it('has a shell that finds and starts the engine beside it', async () => {
    const script = fileURLToPath(new URL('./processes/run-shell.ts', import.meta.url));
    const parameters = [script, archive, resources, join(folder, 'workspace')];
    const { out, err } = await run(process.execPath, parameters, { HOME: home });
    expect(JSON.parse(out || '{}'), err).toMatchObject({ ok: true, output: { signatories: 0, locked: false } });
  });
});
