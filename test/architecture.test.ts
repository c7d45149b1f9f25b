/** The import rules catch a wrong arrow: each is planted in a small tree of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A file, what it imports, and the rule it breaks; null for an import that is right. */
const arrows: readonly (readonly [file: string, specifier: string, rule: string | null])[] = [
  ['main/base/up.ts', '../imaging/there.ts', 'base-imports-upwards'],
  ['main/contract/up.ts', '../base/there.ts', 'contract-imports-upwards'],
  ['main/contract/core.ts', 'node:fs', 'renderer-runs-in-a-browser'],
  ['main/imaging/sibling.ts', '../storage/there.ts', 'imaging-imports-upwards'],
  ['main/synthesis/sibling.ts', '../imaging/there.ts', 'synthesis-imports-upwards'],
  ['main/synthesis/contract.ts', '../contract/there.ts', 'synthesis-imports-upwards'],
  ['main/matching/up.ts', '../evaluation/there.ts', 'matching-imports-upwards'],
  ['main/evaluation/up.ts', '../training/there.ts', 'evaluation-imports-upwards'],
  ['main/training/up.ts', '../engine/there.ts', 'training-imports-upwards'],
  ['main/documents/up.ts', '../lab/there.ts', 'documents-imports-upwards'],
  ['main/lab/up.ts', '../engine/there.ts', 'lab-imports-upwards'],
  ['main/engine/sibling.ts', '../workers/there.ts', 'engine-imports-upwards'],
  ['main/engine/types.ts', 'type:../hosts/there.ts', 'engine-imports-upwards'],
  ['main/hosts/up.ts', '../../electron/there.ts', 'hosts-imports-upwards'],
  ['main/helpers/new.ts', '../base/there.ts', 'room-without-a-layer'],
  ['electron/interface.ts', '../renderer/there.ts', 'electron-is-only-a-host'],
  ['renderer/engine.ts', '../main/engine/there.ts', 'renderer-imports-only-the-contract'],
  ['renderer/View.svelte', '../main/base/there.ts', 'renderer-imports-only-the-contract'],
  ['renderer/core.ts', 'node:fs', 'renderer-runs-in-a-browser'],
  ['main/training/tensors.ts', '@tensorflow/tfjs-core', 'tfjs-only-in-model'],
  ['main/engine/rows.ts', 'better-sqlite3', 'sqlite-only-in-storage'],
  ['main/engine/pictures.ts', 'sharp', 'decoders-only-in-imaging'],
  ['main/workers/pages.ts', '@hyzyla/pdfium', 'decoders-only-in-imaging'],
  ['main/hosts/window.ts', 'electron', 'electron-only-in-electron'],
  ['main/base/schema.ts', 'zod/mini', 'zod-only-in-schema'],
  ['main/base/picture-list.ts', 'glob', 'no-unlisted-package'],
  ['main/base/search.ts', 'vite', 'product-needs-only-its-dependencies'],
  ['main/base/nowhere.ts', './absent.ts', 'no-unresolved-import'],
  ['main/base/first.ts', './second.ts', 'no-cycle'],
  ['main/imaging/right.ts', 'sharp', null],
  ['main/matching/right.ts', '../model/there.ts', null],
  ['main/evaluation/right.ts', '../synthesis/there.ts', null],
  ['main/hosts/right.ts', '../engine/there.ts', null],
  ['electron/right.ts', '../main/hosts/there.ts', null],
  ['renderer/right.ts', '../main/contract/there.ts', null],
];

function importing(file: string, specifier: string): string {
  if (specifier.startsWith('type:'))
    return `import type { There } from '${specifier.slice(5)}';\nexport type { There };\n`;
  const line = `import '${specifier}';\n`;
  return file.endsWith('.svelte') ? `<script lang="ts">\n  ${line}</script>\n` : line;
}

let folder: string;
let broken: { from: string; rule: { name: string } }[];

function plant(file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

function cruise(): typeof broken {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const parameters = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...parameters, 'main', 'renderer', 'electron'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-arrows-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const [file, specifier] of arrows) plant(file, importing(file, specifier));
  const targets = arrows.filter(([, specifier]) => specifier.endsWith('there.ts'));
  for (const [file, specifier] of targets) {
    plant(join(dirname(file), specifier.replace('type:', '')), 'export interface There {}\n');
  }
  plant('main/base/second.ts', importing('second.ts', './first.ts'));
  broken = cruise();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the import rules', () => {
  it.each(arrows)('%s importing %s breaks %s', (file, _specifier, rule) => {
    const rules = broken.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    if (rule === null) expect(rules).toEqual([]);
    else expect(rules).toContain(rule);
  });
});
