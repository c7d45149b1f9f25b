import { describe, expect, it } from 'vitest';
import { measuredGrid } from '../lab/small-grid.ts';
import { codeOf, filesOf, open, temporaryFolder } from './fixture.ts';

const grid = (id: string) => ({ ...measuredGrid(() => 0.9), id, name: `Grid ${id}` });

describe('grids of a workspace', () => {
  it('are kept over closing, newest first, as they were updated', () => {
    const directory = temporaryFolder();
    const first = open({ directory });
    first.labGrids.add(grid('a'));
    first.labGrids.add(grid('b'));
    first.labGrids.update({ ...grid('a'), state: 'paused' });
    first.close();
    const { labGrids, audit } = open({ directory });
    expect(labGrids.list()).toEqual([grid('b'), { ...grid('a'), state: 'paused' }]);
    labGrids.remove('b');
    expect(codeOf(() => labGrids.get('b'))).toBe('not-found');
    expect(codeOf(() => labGrids.remove('b'))).toBe('not-found');
    expect(audit.verify().intact).toBe(true);
  });

  it('lie sealed on the disk', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.labGrids.add({ ...grid('a'), name: 'Canary of a grid' });
    workspace.close();
    expect(filesOf(directory).some(({ bytes }) => bytes.includes('Canary of a grid'))).toBe(false);
  });
});
