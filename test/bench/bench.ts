/**
 * `npm run bench -- [--threads N] [--rounds N] [--cases N] [--gallery N] [--stored N] [--make-python] [--only PART]`: how fast
 * Paraph is, as ratios within one run, so that runs on different machines can be compared. The parts are `waiting` (with the
 * embedder's throughput), `list`, `cases`, `gallery`, `training`, `while-training` and `wasm`.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { modelFolder } from '../../main/hosts/locations.ts';
import { measureGallery } from './gallery.ts';
import { measureLongList } from './long-list.ts';
import { measureManyCases } from './many-cases.ts';
import { measureResponsiveness } from './responsiveness.ts';
import { formatTable } from './rounds.ts';
import { measureStoredGallery } from './stored-gallery.ts';
import { measureThroughput } from './throughput.ts';
import { printTraining, printWasm, printWhileTraining } from './training/report.ts';

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: String(availableParallelism()) },
    rounds: { type: 'string', default: '10' },
    cases: { type: 'string', default: '100000' },
    gallery: { type: 'string', default: '100000' },
    stored: { type: 'string', default: '10000' },
    only: { type: 'string' },
    /** Installs TensorFlow into a Python of its own in the cache folder where none is found. */
    'make-python': { type: 'boolean', default: false },
  },
});
const [threads, rounds] = [Number(values.threads), Number(values.rounds)];
// TensorFlow reads this when it starts.
process.env['TF_NUM_INTRAOP_THREADS'] = String(threads);

const parts = {
  waiting: reportWaiting,
  list: reportList,
  cases: reportCases,
  gallery: reportGallery,
  training: () => printTraining(threads, rounds, values['make-python']),
  'while-training': () => printWhileTraining(6 * rounds),
  wasm: () => printWasm(Math.ceil(rounds / 2)),
};
for (const [part, report] of Object.entries(parts)) if ((values.only ?? part) === part) await report();

async function reportWaiting(): Promise<void> {
  const { runtime, difference, rows } = await measureThroughput(modelFolder, threads, rounds);
  console.log(
    `Embedding, images a second (${runtime}; ${threads} threads; results agree to ${difference.toExponential(0)})`,
  );
  console.log(
    formatTable([
      ['batch', 'Paraph', 'onnxruntime', 'ratio'],
      ...rows.map(({ batch, paraph, onnxruntime }) => [
        String(batch),
        paraph.toFixed(1),
        onnxruntime.toFixed(1),
        (paraph / onnxruntime).toFixed(2),
      ]),
    ]),
  );

  const one = 1000 / rows[0].onnxruntime;
  const { node, start, verdict } = await measureResponsiveness(rounds);
  console.log('\nWaiting, milliseconds');
  console.log(
    formatTable([
      ['', 'median', 'ratio', ''],
      ['file to verdict, warm', verdict.toFixed(0), (verdict / one).toFixed(1), '× one embedding by onnxruntime'],
      [
        'start to usable',
        start.toFixed(0),
        (start / node).toFixed(1),
        `× the start of Node itself (${node.toFixed(0)})`,
      ],
    ]),
  );
}

async function reportList(): Promise<void> {
  const list = await measureLongList(rounds);
  if (!list) {
    console.log('\nNo Chromium here, so the long list was not measured.');
    return;
  }
  const { signatories, opened, again, searched, end, drawn, heap, engine } = list;
  console.log(`\n${signatories.toLocaleString('en')} signatories in the interface, milliseconds`);
  console.log(
    formatTable([
      ['', 'median'],
      ['first row, first time', opened.toFixed(0)],
      ['first row, again', again.toFixed(0)],
      ['first result of a search', searched.toFixed(0)],
      ['last row, by the End key', end.toFixed(0)],
    ]),
  );
  const memory = engine === null ? '' : `, engine ${engine.toFixed(0)} MiB with the model`;
  console.log(`${drawn} rows drawn at a time; page ${heap.toFixed(1)} MiB of objects${memory}`);
}

async function reportCases(): Promise<void> {
  const cases = Number(values.cases);
  const { waits } = await measureManyCases(cases);
  console.log(`\nA list of ${cases} cases, milliseconds`);
  console.log(formatTable([['', 'once'], ...waits.map(([asked, wait]) => [asked, wait.toFixed(0)])]));
}

/** Sizes by tens up to the one asked for. */
async function reportGallery(): Promise<void> {
  const rows: string[][] = [];
  for (let size = 1_000; size <= Number(values.gallery); size *= 10) {
    const found = await measureGallery(size, rounds);
    const { rank, naive, sqliteVec, first, again, vectorMiB, heapMiB } = found;
    const times = [rank, naive, sqliteVec, first, again].map((time) => time.toFixed(time < 10 ? 2 : 0));
    rows.push([size.toLocaleString('en'), ...times, vectorMiB.toFixed(1), heapMiB.toFixed(1)]);
  }
  console.log(
    '\nIdentification, milliseconds of the processor: the nearest 50, the shortlist of 20 compared with 5 specimens each',
  );
  console.log(
    formatTable([
      ['specimens', 'Paraph', 'a loop', 'sqlite-vec', 'shortlist', 'again', 'MiB of vectors', 'MiB besides'],
      ...rows,
    ]),
  );
  const { specimens, fileMiB, memoryMiB, waits } = await measureStoredGallery(Number(values.stored), rounds);
  console.log(`\nA workspace of ${specimens.toLocaleString('en')} specimens, milliseconds of the processor`);
  console.log(formatTable([['', ''], ...waits.map(([what, wait]) => [what, wait.toFixed(wait < 10 ? 1 : 0)])]));
  console.log(`${fileMiB.toFixed(0)} MiB on disk, ${memoryMiB.toFixed(1)} MiB in memory for identification`);
}
