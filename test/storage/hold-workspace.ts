/** Run by lock.test.ts: opens the workspace named on the command line and keeps it. */
import { openWorkspace } from '../../main/storage/workspace.ts';

const workspace = openWorkspace({ directory: process.argv[2] });
workspace.signatories.create({ name: 'made by the holder' });
process.stdout.write('open\n');
// Held by the timer too: a workspace that nothing refers to is collected, and its lock goes with it.
setInterval(() => workspace.status(), 60_000);
