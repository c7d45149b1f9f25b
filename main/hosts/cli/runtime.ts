/** `runtime`: TensorFlow for GPUs as a second download, also from files on a machine without a network. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { gpuRuntimePlace } from '../gpu-runtime.ts';
import { gpuRuntimeInstaller } from '../locations.ts';
import type { Report, Runner } from './runner.ts';
import type { GlobalOptions } from './session.ts';
import { count, table } from './text.ts';

interface RuntimeFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function addRuntimeCommands(program: Command, { alone }: Runner): void {
  const runtime = program.command('runtime').description('TensorFlow for NVIDIA GPUs, on Linux: a second download');
  runtime
    .command('list')
    .description('list the files it consists of, with sizes and SHA-256, and where it is installed')
    .action(alone(listFiles));
  runtime
    .command('fetch')
    .description('download these files into a folder, to be carried to a machine without a network')
    .argument('<folder>')
    .action((folder: string, ...rest: unknown[]) => alone(() => fetchFiles(folder))(...rest));
  runtime
    .command('install')
    .description('install it for this user: from files or folders, or by downloading where none is named')
    .argument('[file...]')
    .action((files: string[], ...rest: unknown[]) => alone(() => install(files))(...rest));
  runtime
    .command('remove')
    .description('delete it: Paraph computes on what it brought along')
    .action(alone<GlobalOptions>(remove));
}

async function listFiles(): Promise<Report> {
  const { files } = (await runInstaller('list')) as { files: RuntimeFile[] };
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = files.map((file) => [file.file, `${megabytes(file.bytes)} MB`, file.sha256]);
  const last = `${count(files.length, 'file')}, ${megabytes(bytes)} MB, to be installed in ${gpuRuntimePlace()}`;
  return { record: { files, place: gpuRuntimePlace() }, text: `${table(rows)}\n${last}` };
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);

async function fetchFiles(folder: string): Promise<Report> {
  const record = (await runInstaller('fetch', folder)) as { files: string[] };
  return { record, text: `${count(record.files.length, 'file')} in ${folder}.` };
}

async function install(files: readonly string[]): Promise<Report> {
  const record = (await runInstaller('install', gpuRuntimePlace(), ...files)) as { folder: string; gpu: string | null };
  const seen = record.gpu === null ? 'No NVIDIA GPU was found on this machine.' : `It will compute on ${record.gpu}.`;
  return { record, text: `Installed in ${record.folder}. ${seen}\nStart Paraph again to use it; \`doctor\` tells.` };
}

function remove(): Promise<Report> {
  rmSync(gpuRuntimePlace(), { recursive: true, force: true });
  return Promise.resolve({ record: { removed: gpuRuntimePlace() }, text: `Removed ${gpuRuntimePlace()}.` });
}

/** Set-up's own step, in a process of its own; what it says goes to the terminal. */
function runInstaller(...words: string[]): Promise<unknown> {
  const environment = { ...process.env, NODE_USE_ENV_PROXY: '1', NODE_USE_SYSTEM_CA: '1' };
  const child = spawn(process.execPath, [gpuRuntimeInstaller, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
  });
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(answer));
      else
        reject(
          new ParaphError('refused', say`The runtime is as it was before.`, { nextStep: say`The cause is above.` }),
        );
    });
  });
}
