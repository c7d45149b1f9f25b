/**
 * Tells how wide an element is, a frame after it became so: what is drawn into it may change its height, and with it
 * whether the page has a scroll bar, which would change its width within the same frame.
 */
export function tellWidth(tell: (width: number) => void) {
  return (element: HTMLElement): (() => void) => {
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tell(element.clientWidth));
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  };
}
