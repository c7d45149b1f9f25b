/** The sentences that the code says to people: what stands after the tag `say`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Templates by the file they are in. The command line stays English, whatever else is said there. */
export function saidIn(folders: readonly string[], except: readonly string[] = ['main/hosts/cli']): [string, string][] {
  return folders
    .flatMap((folder) => sourcesIn(folder, except))
    .flatMap((file) => templatesIn(file).map((template): [string, string] => [file, template]));
}

/** What long work calls its stages: the first word it gives to `report`, or to whatever listens to its progress. */
export function stagesIn(folder: string, except: readonly string[]): string[] {
  const stage = /\b(?:report|onProgress)(?:\?\.)?\(\s*'([^']+)'/g;
  const found = sourcesIn(folder, except).flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(stage),
  ]);
  return [...new Set(found.map(([, name]) => name))];
}

function sourcesIn(folder: string, except: readonly string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !except.some((left) => file.startsWith(`${left}/`)));
}

function templatesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === 'say') {
      found.push(templateOf(node.template));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function templateOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce((text, { literal }, i) => `${text}{${i}}${literal.text}`, template.head.text);
}
