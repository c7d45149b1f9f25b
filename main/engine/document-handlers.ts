import type { Handlers } from '../contract/api.ts';
import type { EngineContext } from './context.ts';
import { prepareGallery } from './prepare-gallery.ts';

/** Documents pass through the decoder process and are kept under a handle until closed. */
export function documentHandlers(context: EngineContext) {
  const { decoder, documents } = context;
  return {
    'documents.open': async ({ name, bytes }) => {
      void prepareGallery(context);
      const opened = await decoder.open({ name, bytes });
      return { document: documents.keep({ name, bytes }), name, ...opened };
    },
    'documents.page': ({ document, page }) => {
      const { name, bytes } = documents.get(document);
      return decoder.page({ name, bytes, page });
    },
    'documents.close': ({ document }) => {
      documents.close(document);
      return {};
    },
  } satisfies Partial<Handlers>;
}
