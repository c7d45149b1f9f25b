/** What a screen reader says without the focus moving: a verdict, the end of a batch. */
export interface Announcer {
  readonly message: string;
  say(message: string): void;
}

export function createAnnouncer(): Announcer {
  let message = $state('');
  return {
    get message() {
      return message;
    },
    say(next) {
      // The same words twice are a change only if they go away in between.
      message = '';
      setTimeout(() => void (message = next), 50);
    },
  };
}
