/** The channels between the interface and Electron's main process: the engine's calls and events, and the shell's own. */
export const callChannel = 'paraph:call';
export const eventChannel = 'paraph:event';
export const shellCallChannel = 'paraph:shell-call';
export const shellEventChannel = 'paraph:shell-event';
