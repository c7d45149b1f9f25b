import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../main/contract/explanation.ts';
import type { Case } from '../../main/contract/records.ts';
import { writeReport } from '../../main/documents/report.ts';
import type { ReportedCase } from '../../main/documents/report-parts.ts';
import { english } from '../../main/documents/words/english.ts';
import { german } from '../../main/documents/words/german.ts';
import { identifyCase, verifyCase } from '../storage/records.ts';
import { scripts } from './scripts.ts';

let picture: Uint8Array;
beforeAll(async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"><path d="M5 60Q90-40 150 50T290 30" fill="none" stroke="#000" stroke-width="4"/></svg>';
  picture = new Uint8Array(await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer());
});

const person = (name: string) => ({ id: 'p-1', name, note: '', createdAt: 0, specimens: 2, face: null });

function reported(record: Case, more: Partial<ReportedCase> = {}): ReportedCase {
  const pictures = { scanned: picture, cleaned: picture };
  return {
    record,
    pictures,
    specimens: [{ owner: null, distance: 0.5, signedOn: '2020-01-02', pictures }],
    explanation: null,
    logged: { sequence: 7, at: 1_700_000_000_000, hash: 'ab'.repeat(32) },
    modelName: 'Base model',
    ...more,
  };
}

const options = { language: 'en', version: '9.9', now: 1_750_000_000_000 } as const;

async function write(cases: readonly ReportedCase[], language: 'en' | 'de' = 'en') {
  return writeReport(cases.length, (index) => Promise.resolve(cases[index]), { ...options, language });
}

/** The text of every page, as a reader of PDF finds it. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return pages;
}

const fromRightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('a report', () => {
  it('says everything there is to say about a verification', async () => {
    const record = verifyCase(person('Ada Berg'), ['s1'], {
      fileName: 'mandate 7.pdf',
      flags: ['few-specimens'],
      state: 'overruled',
      history: [
        { outcome: 'sent-on', by: 'Eve', why: 'unsure', at: 0 },
        { outcome: 'overruled', by: 'Fay', why: 'I saw her sign', at: 60_000 },
        { outcome: 'settled-forged', by: 'Gil', why: 'she was abroad', at: 120_000 },
      ],
    });
    const pages = await pagesOf(await write([reported(record)]));
    const text = flat(pages.join('\n'));
    for (const wanted of [
      'Is it Ada Berg?',
      'Genuine',
      'few specimens',
      'Sent on to a second reviewer by Eve',
      'Overruled by Fay, 1 January 1970 at 00:01 UTC. I saw her sign',
      'Settled by Gil: the signature was forged, 1 January 1970 at 00:02 UTC. she was abroad',
      'distance 0.500 · signed 2020-01-02',
      '0.120',
      'Genuine up to 0.150',
      'Forged above 0.200',
      '5% of skilled forgeries are called genuine',
      'Base model',
      record.model,
      'mandate 7.pdf',
      'c0ffee',
      'page 1, 300 × 100 pixels at 10, 20',
      '600 × 200 pixels, 4,000 of them ink',
      record.id,
      'no. 7, 14 November 2023 at 22:13 UTC',
      'ab'.repeat(32),
      'Paraph 9.9',
      ...english.limits.points.map((point) => point.slice(0, 40)),
    ]) {
      expect(text).toContain(wanted);
    }
    for (const [index, page] of pages.entries()) expect(flat(page)).toContain(`Page ${index + 1} of ${pages.length}`);
  });

  it('tells which thresholds it was held to, and how near the signature lay when turned', async () => {
    const plain = verifyCase(person('Ada Berg'), ['s1']);
    const askew = verifyCase(person('Ada Berg'), ['s1'], {
      recalibrated: { at: 1_700_000_000_000, cases: 48 },
      decision: {
        ...plain.decision,
        word: 'inconclusive',
        reason: 'near-when-turned',
        turned: { degrees: 3, distance: 0.19 },
      },
    });
    const textOf = async (record: Case, language: 'en' | 'de') =>
      flat((await pagesOf(await write([reported(record)], language))).join('\n'));
    expect(await textOf(plain, 'en')).toContain('from the model’s own calibration');
    const text = await textOf(askew, 'en');
    expect(text).toContain('At a turn of 3° clockwise the distance is 0.190; forged begins above 0.200.');
    expect(text).toContain('moved by 48 decided cases of this workspace, adopted 14 November 2023 at 22:13 UTC');
    expect(await textOf(askew, 'de')).toContain('verschoben nach 48 entschiedenen Fällen dieses Arbeitsbereichs');
  });

  it.each([
    ['en', 'It differs most in slant; proportion agrees.', '2.10 ± 0.30', 'within the usual'],
    [
      'de',
      'Am stärksten weicht sie in der Neigung ab; Größenverhältnis stimmt überein.',
      '2,10 ± 0,30',
      'im üblichen Rahmen',
    ],
  ] as const)('gives the reasons in a sentence and a table (%s)', async (language, ...wanted) => {
    const explanation: Explanation = {
      model: 'm',
      specimens: 1,
      terms: [
        {
          term: 'proportion',
          here: 2.5,
          specimens: { count: 1, mean: 2.1, spread: 0.3 },
          deviations: 1.3,
          judgement: 'usual',
        },
      ],
      place: null,
      differs: ['slant'],
      agrees: ['proportion'],
    };
    const record = verifyCase(person('Ada Berg'), ['s1']);
    const text = flat((await pagesOf(await write([reported(record, { explanation })], language))).join(' '));
    for (const phrase of wanted) expect(text).toContain(phrase);
  });

  it.each(Object.entries(scripts))('shows and can be searched for names in %s', async (_script, name) => {
    const text = flat((await pagesOf(await write([reported(verifyCase(person(name), ['s1']))]))).join(' '));
    for (const word of name.normalize('NFC').split(' ')) {
      if (!fromRightToLeft.test(word)) expect(text).toContain(word);
      // How words are put together again from right to left is each reader's own guess; the letters must be there.
      else for (const letter of word) expect(text).toContain(letter);
    }
    expect(text).not.toContain(english.missing.title);
  });

  it('names the characters it cannot show', async () => {
    const text = flat((await pagesOf(await write([reported(verifyCase(person('Ada 😀'), ['s1']))]))).join(' '));
    expect(text).toContain('Is it Ada ‹U+1F600›?');
    expect(text).toContain(`${english.missing.title} No font of this report has these`);
  });

  it('shows the ink of the signature, in black on white', async () => {
    const bytes = await write([reported(verifyCase(person('Ada'), ['s1']))]);
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(bytes);
    const page = await document.getPage(0).render({ scale: 1, render: 'bitmap' });
    const { data, info } = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } })
      .extract({ left: 60, top: 215, width: 220, height: 110 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    document.destroy();
    library.destroy();
    const dark = data.filter((value) => value < 90).length / (info.width * info.height);
    expect(dark).toBeGreaterThan(0.01);
    expect(dark).toBeLessThan(0.3);
  });

  it('says why nobody was named, and what is unlike', async () => {
    const found = identifyCase([person('Ada')], 'unknown');
    const unlike = [{ what: 'stroke' as const, of: 'questioned' as const, side: 'high' as const }];
    const decision = {
      ...found.decision,
      word: 'inconclusive' as const,
      reason: 'unlike-calibration' as const,
      unlike,
    };
    const text = flat((await pagesOf(await write([reported({ ...found, decision })]))).join(' '));
    expect(text).toContain(english.means.notIdentified['unlike-calibration']);
    expect(text).toContain(english.unlike.title);
  });

  it('tells what became of a specimen, a model and an old file', async () => {
    const record = { ...verifyCase(person('Ada'), ['s1']), fileHash: null, region: null };
    const gone = { owner: null, distance: 0.5, signedOn: null, pictures: null };
    const pages = await pagesOf(await write([reported(record, { specimens: [gone], logged: null, modelName: null })]));
    const text = flat(pages.join(' '));
    expect(text).toContain('This specimen was removed after the comparison');
    expect(text).toContain('no longer in use');
    expect(text).toContain('not kept for cases this old');
    expect(text).toContain('the whole first page');
  });

  it('speaks German, of identifications too, several in one document', async () => {
    const ada = person('Ada');
    const identified = identifyCase([ada], 'identified');
    const corrected = {
      ...identifyCase([ada], 'unknown'),
      corrections: [{ signatory: 'p-1', name: 'Ada', says: 'same', by: 'Eve', why: '', at: 0 } as const],
    };
    const specimens = [{ owner: 'Ada', distance: 0.1, signedOn: null, pictures: null }];
    const cases = [reported(identified, { specimens }), reported(corrected, { specimens: [] })];
    const pages = (await pagesOf(await write(cases, 'de'))).map(flat);
    const text = pages.join(' ');
    expect(pages[0]).toContain('Erkannt: Ada');
    expect(text).toContain('Eve: Es ist die Unterschrift von Ada, 1. Januar 1970 um 00:00 UTC.');
    expect(text).toContain('Abstand 0,100');
    expect(text).toContain(german.means.notIdentified['nobody-near']);
    expect(pages.filter((page) => page.includes('Wessen Unterschrift ist es?'))).toHaveLength(2);
    expect(text).toMatch(/Seite 2 von \d/);
  });

  it.each([
    ['en', english],
    ['de', german],
  ] as const)('keeps each name beside the ruler on a line of its own (%s)', async (language, words) => {
    const text = (await pagesOf(await write([reported(verifyCase(person('Ada'), ['s1', 's2']))], language))).join('\n');
    const { toSpecimens, amongSpecimens, genuine, skilled, random } = words.comparison;
    for (const name of [toSpecimens, amongSpecimens, genuine, skilled, random]) {
      expect(text.split(/\r?\n/).map((line) => line.trim())).toContain(name);
    }
  });

  it('is tagged, titled, in its language, and the same twice', async () => {
    const record = verifyCase(person('Ada'), ['s1']);
    const [one, other] = [await write([reported(record)], 'de'), await write([reported(record)], 'de')];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    const raw = Buffer.from(one).toString('latin1');
    expect(raw).toMatch(/^%PDF-1\.7/);
    expect(raw).toContain('/Marked true');
    expect(raw).toContain('/Lang (de)');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('/S /Figure');
  });
});
