/**
 * Run by crash.test.ts, which kills it: enrols, verifies, removes and restores for ever in the workspace named on the
 * command line. Each line it writes acknowledges what was done before.
 */
import { writeSync } from 'node:fs';
import { createRandom } from '../../main/base/random.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { newSpecimen, pictures, verifyCase } from './records.ts';

const random = createRandom(process.pid);
const workspace = openWorkspace({ directory: process.argv[2] });
const acknowledge = (kind: string, id: string) => writeSync(1, `${kind} ${id}\n`);

for (;;) {
  const person = workspace.signatories.create({ name: 'Ada' });
  acknowledge('signatory', person.id);
  const specimen = workspace.specimens.add(newSpecimen(random, person.id));
  acknowledge('specimen', specimen.id);
  const one = workspace.cases.record(verifyCase(person, [specimen.id]), pictures(random));
  acknowledge('case', one.id);
  workspace.specimens.remove(specimen.id);
  workspace.specimens.restore(specimen.id);
  if (random.chance(0.2)) {
    const passing = workspace.signatories.create({ name: 'Bob' });
    workspace.signatories.erase(passing.id);
    acknowledge('erased', passing.id);
  }
}
