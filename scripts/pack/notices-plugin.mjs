/** Puts the licence notices into the built interface, which every host serves. */
import { collectNotices } from './notices.mjs';

/** Where they lie in the interface: a module, so that a page needs no more rights to read them than for its own code. */
export const noticesFile = 'notices.js';
/** The style sheet comes from it, which the bundler does not tell. */
const inStyles = ['tailwindcss'];

/** The package that a module belongs to, or null for our own. @param {string} module */
function packageOf(module) {
  const path = module.replaceAll('\\', '/');
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const [scope, name] = path.slice(at + '/node_modules/'.length).split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** @returns {import('vite').Plugin} */
export function licenceNotices() {
  return {
    name: 'licence-notices',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const names = new Set([...modules.map(packageOf).filter((name) => name !== null), ...inStyles]);
      const interfacePackages = [...names].sort();
      const notices = await collectNotices(interfacePackages);
      const source = `export default ${JSON.stringify({ interfacePackages, notices })};\n`;
      this.emitFile({ type: 'asset', fileName: noticesFile, source });
    },
  };
}
