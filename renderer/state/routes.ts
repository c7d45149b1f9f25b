import { compareModes, type CompareMode } from '../compare/modes.ts';

/** A signature that has pictures: a case's questioned one, or a specimen. */
export interface SignatureRef {
  readonly kind: 'case' | 'specimen';
  readonly id: string;
}

/** Pages of the lab, in the order of their tabs. */
export const labPages = ['sets', 'network', 'triplets', 'sphere', 'one-shot', 'grid'] as const;
export type LabPage = (typeof labPages)[number];

/** Where one can be in the interface, and how it is written after the `#` of the address. */
export type Route =
  | { view: 'overview' | 'signatories' | 'identify' | 'review' | 'train' | 'models' | 'settings' | 'help' }
  /** `query` narrows and sorts them, see case-filter.ts. */
  | { view: 'cases'; query?: string }
  | { view: 'signatory'; signatory: string }
  | { view: 'enrol'; signatory: string | null }
  /** `row` is the person of the report whose details are open. */
  | { view: 'import'; row: string | null }
  | { view: 'verify'; signatory: string | null }
  | { view: 'case'; case: string }
  | { view: 'lab'; page: LabPage }
  | { view: 'compare'; left: SignatureRef; right: SignatureRef; mode: CompareMode };

export type ViewName = Route['view'];

/** Those without a parameter. */
export const plainViews = [
  'overview',
  'signatories',
  'identify',
  'review',
  'train',
  'models',
  'settings',
  'help',
] as const;

/** The route of a hash such as `#/signatories/42`; the overview for one that means nothing. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [head = '', id] = path.split('/').map(decoded);
  const signatory = new URLSearchParams(query).get('signatory');
  if (head === 'compare') return parseComparison(new URLSearchParams(query)) ?? { view: 'overview' };
  if (head === 'enrol') return { view: 'enrol', signatory };
  if (head === 'import') return { view: 'import', row: new URLSearchParams(query).get('row') };
  if (head === 'verify') return { view: 'verify', signatory };
  if (head === 'signatories' && id) return { view: 'signatory', signatory: id };
  if (head === 'cases') return id ? { view: 'case', case: id } : query ? { view: 'cases', query } : { view: 'cases' };
  if (head === 'lab') return { view: 'lab', page: labPages.find((name) => name === id) ?? labPages[0] };
  const view = plainViews.find((name) => name === head);
  return { view: view ?? 'overview' };
}

export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'signatory':
      return `#/signatories/${encodeURIComponent(route.signatory)}`;
    case 'cases':
      return route.query ? `#/cases?${route.query}` : '#/cases';
    case 'case':
      return `#/cases/${encodeURIComponent(route.case)}`;
    case 'lab':
      return `#/lab/${route.page}`;
    case 'import':
      return `#/import${route.row === null ? '' : `?${new URLSearchParams({ row: route.row })}`}`;
    case 'enrol':
    case 'verify': {
      const query = route.signatory === null ? '' : `?${new URLSearchParams({ signatory: route.signatory })}`;
      return `#/${route.view}${query}`;
    }
    case 'compare': {
      const { left, right, mode } = route;
      const query = { left: `${left.kind}:${left.id}`, right: `${right.kind}:${right.id}`, mode };
      return `#/compare?${new URLSearchParams(query)}`;
    }
    default:
      return `#/${route.view}`;
  }
}

/** The entry of the rail that a view belongs to. */
export function sectionOf(route: Route): ViewName {
  if (route.view === 'signatory' || route.view === 'enrol' || route.view === 'import') return 'signatories';
  if (route.view === 'compare') return route.left.kind === 'case' ? 'cases' : 'signatories';
  return route.view === 'case' ? 'cases' : route.view;
}

/** The right side is always a specimen: something known. Null where a side is missing. */
function parseComparison(query: URLSearchParams): Route | null {
  const [left, right] = [parseRef(query.get('left')), parseRef(query.get('right'))];
  if (!left || right?.kind !== 'specimen') return null;
  const mode = compareModes.find((name) => name === query.get('mode')) ?? 'side-by-side';
  return { view: 'compare', left, right, mode };
}

function parseRef(text: string | null): SignatureRef | null {
  const [, kind, id] = /^(case|specimen):(.+)$/s.exec(text ?? '') ?? [];
  return kind === 'case' || kind === 'specimen' ? { kind, id } : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
