import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDecoder } from '../../main/engine/decoder-client.ts';
import type { WorkerProcess } from '../../main/engine/spawn.ts';
import { spawnChild } from '../../main/hosts/spawn.ts';

const entry = fileURLToPath(new URL('processes/small-decoder.ts', import.meta.url));
const bytes = new Uint8Array(10);

function startDecoder(deadline?: number, file = entry) {
  const workers: WorkerProcess[] = [];
  const decoder = createDecoder(() => {
    workers.push(spawnChild(process.execPath, ['--max-old-space-size=32', file], {}));
    return workers[workers.length - 1];
  }, deadline);
  onTestFinished(() => decoder.close());
  return { open: (name: string) => decoder.open({ name, bytes }), workers, decoder };
}

describe('decoder client', () => {
  it('starts one process at the first call and keeps it', async () => {
    const { open, workers } = startDecoder();
    expect(workers).toHaveLength(0);
    expect((await open('good.png')).pages).toEqual([{ page: 0, width: 10, height: 20, dpi: null }]);
    await open('good.png');
    expect(workers).toHaveLength(1);
  });

  it('passes on what the decoder says of a file', async () => {
    const { open, workers } = startDecoder();
    await expect(open('refused.png')).rejects.toMatchObject({ code: 'unsupported-format', file: 'refused.png' });
    await open('good.png');
    expect(workers).toHaveLength(1);
  });

  it.each(['kills.png', 'exhausts.png', 'lies.png'])(
    'names the file when the decoder is lost to %s, and goes on',
    async (name) => {
      const { open, workers } = startDecoder();
      await expect(open(name)).rejects.toMatchObject({ code: 'damaged-file', file: name });
      await open('good.png');
      expect(workers).toHaveLength(2);
    },
  );

  it('kills a decoder that takes too long', async () => {
    const { open, workers } = startDecoder(200);
    const start = performance.now();
    await expect(open('hangs.png')).rejects.toMatchObject({ code: 'deadline', file: 'hangs.png' });
    expect(performance.now() - start).toBeLessThan(3_000);
    await open('good.png');
    expect(workers).toHaveLength(2);
  });

  it('blames no file but the one it died on', async () => {
    const { open } = startDecoder(200);
    const outcomes = await Promise.allSettled(['pid.png', 'kills.png', 'pid.png', 'hangs.png', 'good.png'].map(open));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('says so when the decoder cannot start, and blames no file', async () => {
    const { open } = startDecoder(200, '/no/such/decoder.ts');
    await expect(open('good.png')).rejects.toMatchObject({ code: 'internal', message: /could not start/ });
  });

  it('answers nothing after it was closed', async () => {
    const { open, decoder, workers } = startDecoder();
    await open('good.png');
    decoder.close();
    await expect(open('good.png')).rejects.toMatchObject({ code: 'cancelled' });
    expect(workers).toHaveLength(1);
  });
});
