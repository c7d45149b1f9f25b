/** What a report is made from, and what its parts are made of. */
import type { Case } from '../contract/records.ts';
import type { Explanation } from '../contract/explanation.ts';
import type { LogPlace } from '../storage/cases.ts';
import type { PageFlow } from './page-flow.ts';
import type { ReportFormat } from './report-format.ts';

/** PNG. */
export interface ReportedPictures {
  readonly scanned: Uint8Array;
  readonly cleaned: Uint8Array;
}

export interface ReportedSpecimen {
  /** Whose it is, where that differs from one to the next. */
  readonly owner: string | null;
  readonly distance: number | null;
  readonly signedOn: string | null;
  /** Null once it was removed. */
  readonly pictures: ReportedPictures | null;
}

export interface ReportedCase {
  readonly record: Case;
  readonly pictures: ReportedPictures;
  /** Nearest first. */
  readonly specimens: readonly ReportedSpecimen[];
  /** Null where nothing was compared, somebody was looked for, or the reasons could not be measured anew. */
  readonly explanation: Explanation | null;
  readonly logged: LogPlace | null;
  /** Null for a model that is no longer there: what was recorded with it can be read all the same. */
  readonly modelName: string | null;
}

/** What the parts of a report share. */
export interface ReportContext extends ReportFormat {
  readonly flow: PageFlow;
  /** Text that people or files gave, fit to stand in a sentence. */
  given(text: string): string;
}

export const body = { size: 9, after: 3 } as const;
const heading = { size: 11, weight: 'bold', tag: 'H2', after: 3 } as const;

/** Never alone at the foot of a page. @param room for what must stand under it */
export function writeHeading(flow: PageFlow, text: string, room = 40): void {
  flow.need(room + 30);
  flow.y += 10;
  flow.paragraph(text, heading);
}

const nameShare = 0.36;

/** Names and values in two columns. */
export function writeFacts(flow: PageFlow, facts: readonly (readonly [name: string, value: string])[]): void {
  const nameWidth = flow.width * nameShare;
  for (const [name, value] of facts) {
    const [nameStyle, valueStyle] = [{ size: 8, colour: '#575d66' }, { size: 8 }];
    const valueWidth = flow.width - nameWidth;
    const height = Math.max(
      flow.heightOf(name, nameStyle, nameWidth - 10),
      flow.heightOf(value, valueStyle, valueWidth),
    );
    flow.need(height);
    flow.textAt(name, nameStyle, { x: flow.left, y: flow.y, width: nameWidth - 10 });
    flow.textAt(value, valueStyle, { x: flow.left + nameWidth, y: flow.y, width: valueWidth });
    flow.y += height + 1.5;
  }
}
