import type { Attachment } from 'svelte/attachments';
import type { Places } from './places.ts';

/** Content comes piece by piece: so long the place to return to is waited for. */
const patienceMs = 2_000;

/** Brings an element back to where it was scrolled when it was last shown under this name. */
export function keepScroll(places: Places, name: string): Attachment<HTMLElement> {
  return (element) => {
    const { top } = places.of(name, { top: 0 });
    const keep = () => places.keep(name, { top: element.scrollTop });
    const stop = top > 0 ? returnTo(element, top) : () => undefined;
    element.addEventListener('scroll', keep, { passive: true });
    return () => {
      stop();
      element.removeEventListener('scroll', keep);
    };
  };
}

/** Until it is there, the person moves it, or patience ends. */
function returnTo(element: HTMLElement, top: number): () => void {
  const attempt = () => {
    if (element.scrollHeight - element.clientHeight < top) return;
    element.scrollTop = top;
    stop();
  };
  const observer = new MutationObserver(attempt);
  const timer = setTimeout(stop, patienceMs);
  observer.observe(element, { childList: true, subtree: true, attributes: true });
  for (const gesture of ['wheel', 'pointerdown', 'keydown']) element.addEventListener(gesture, stop, { once: true });
  attempt();

  function stop(): void {
    observer.disconnect();
    clearTimeout(timer);
  }
  return stop;
}
