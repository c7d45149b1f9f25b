/** Small choices of this window that come back after a restart. Nothing about a person belongs here. */
export type Memory = 'view' | 'theme' | 'language' | 'rail' | 'reviewer' | 'actions' | 'lab-set' | 'lab-network';

/** Null where nothing was remembered, or where the browser forbids storage. */
export function recall(name: Memory): string | null {
  try {
    return localStorage.getItem(`paraph.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: Memory, value: string): void {
  try {
    localStorage.setItem(`paraph.${name}`, value);
  } catch {
    // A browser without storage forgets; nothing else depends on it.
  }
}
