import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { isChatter, passOn } from '../../main/hosts/child-output.ts';

const introduction = 'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR';
const notice = 'I0000 00:00:1795507465.509502    4858 port.cc:153] oneDNN custom operations are on.';

it('keeps TensorFlow’s notices from the person at the screen, never its warnings and errors', () => {
  expect([introduction, notice].map(isChatter)).toEqual([true, true]);
  const spoken = [
    notice.replace('I0000', 'W0000'),
    notice.replace('I0000', 'E0000'),
    'Inventing the 1st thing: I0000',
    '{"level":40,"msg":"the model could not be loaded"}',
  ];
  expect(spoken.filter(isChatter)).toEqual([]);
});

it('passes the rest on, the last line too', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()];
  passOn(from, to);
  from.end(`first\n${introduction}\n${notice}\nlast`);
  from.on('close', () => setImmediate(() => to.end()));
  expect(await text(to)).toBe('first\nlast\n');
});
