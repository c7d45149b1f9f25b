import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeModel, layersOf } from '../../main/model/describe.ts';
import { countLearnt } from '../../main/model/networks/shapes.ts';
import { conv4Spec, kochSpec, twoMapSpec } from '../../main/model/networks/spec.ts';
import { readModel } from '../../main/model/weights.ts';
import { tinySpec } from './tiny-spec.ts';

const shipped = fileURLToPath(new URL('../../resources/model', import.meta.url));

function copyOfShipped(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(shipped, folder, { recursive: true });
  return folder;
}

describe('a described model', () => {
  it('has the key under which its embeddings are stored, its card and its calibration', () => {
    const described = describeModel(shipped);
    expect(described.key).toBe(readModel(shipped).key);
    expect(described.card).toMatch(/^# Paraph base model/);
    expect(described.calibration?.rows.map(({ references }) => references)).toContain(10);
    expect(described.figures.test['bhsig260-hindi']?.['5']).toBeGreaterThan(0);
  });

  it('has no card where none lies, or where it is no card’s size', () => {
    const folder = copyOfShipped();
    writeFileSync(join(folder, 'MODEL-CARD.md'), 'x'.repeat(300_000));
    expect(describeModel(folder).card).toBeNull();
    rmSync(join(folder, 'MODEL-CARD.md'));
    expect(describeModel(folder).card).toBeNull();
  });
});

describe('layers', () => {
  it.each([twoMapSpec, tinySpec, kochSpec(), conv4Spec()])(
    'of $name learn together what the network learns',
    (spec) => {
      const sum = layersOf(spec).reduce((total, { parameters }) => total + parameters, 0);
      expect(sum).toBe(countLearnt(spec));
    },
  );

  it('come in order, each with what it gives', () => {
    const layers = layersOf(tinySpec).map(({ name, kind, reads, output: { rows, columns, channels } }) => {
      return [name, kind, reads, rows, columns, channels];
    });
    expect(layers).toEqual([
      ['conv1', 'convolution', null, 8, 16, 4],
      ['pool1', 'pool', null, 4, 8, 4],
      ['conv2', 'convolution', null, 4, 8, 6],
      ['fine', 'map', 'conv1', 8, 16, 3],
      ['coarse', 'map', 'conv2', 4, 8, 4],
      ['embedding', 'embedding', 'coarse', 1, 1, 4],
    ]);
  });
});
