import type {Plugin} from 'vite';

/** One change of a library's text; the build fails where it is not found, since a new version may need another. */
type Fix = {from: string; to: string};

/**
 * Three libraries can set HTML from text: preact and d3 where they are asked to (nothing of ours asks), html2canvas where
 * it tries out one emoji. Add-on stores rightly mind; as text both do what we need, and nothing can put HTML into a page.
 */
const NO_HTML: Record<string, Fix[]> = {
  '/preact/dist/preact.mjs': [{from: '.innerHTML=h', to: '.textContent=h'}],
  '/d3-selection/dist/d3-selection.mjs': [
    {from: 'this.innerHTML = value;', to: 'this.textContent = value;'},
    {from: 'this.innerHTML = v == null ? "" : v;', to: 'this.textContent = v == null ? "" : v;'},
  ],
  '/html2canvas/dist/html2canvas.esm.js': [
    {
      from: "testElement.innerHTML = typeof ''.repeat === 'function' ? '&#128104;'.repeat(10) : '';",
      to: 'testElement.textContent = String.fromCodePoint(128104).repeat(10);',
    },
  ],
};

/**
 * html2canvas writes its copy of the page into a frame by `document.open()`, which Firefox refuses to the script of an
 * extension. A frame that comes with its empty document needs no writing; it is there a moment later.
 */
const COPY_IN_FIREFOX: Record<string, Fix[]> = {
  '/html2canvas/dist/html2canvas.esm.js': [
    {
      from: '    ownerDocument.body.appendChild(cloneIframeContainer);\n',
      to: '    cloneIframeContainer.srcdoc = serializeDoctype(document.doctype) + "<html></html>";\n    ownerDocument.body.appendChild(cloneIframeContainer);\n',
    },
    {
      from: '        var iframe = createIFrameContainer(ownerDocument, windowSize);\n',
      to: `        var iframe = createIFrameContainer(ownerDocument, windowSize);
        return new Promise(function (resolve) { iframe.onload = resolve; }).then(function () {
            return _this.copyInto(iframe, ownerDocument, windowSize);
        });
    };
    DocumentCloner.prototype.copyInto = function (iframe, ownerDocument, windowSize) {
        var _this = this;
`,
    },
    {
      from: '        documentClone.open();\n        documentClone.write(serializeDoctype(document.doctype) + "<html></html>");\n',
      to: '',
    },
    {from: '        documentClone.close();\n        return iframeLoad;', to: '        return iframeLoad;'},
    {
      from: '        cloneWindow.onload = iframe.onload = function () {\n            cloneWindow.onload = iframe.onload = null;\n',
      to: '        {\n',
    },
    {
      from: '                    resolve(iframe);\n                }\n            }, 50);\n        };',
      to: '                    resolve(iframe);\n                }\n            }, 50);\n        }',
    },
  ],
};

/** zip.js can load further ways of packing by address. Ours needs none, and no code may come from an address. */
const NO_CODE_FROM_ADDRESSES: Record<string, Fix[]> = {
  '/@zip.js/zip.js/lib/core/codec-registry.js': [
    {from: 'await import(/* webpackIgnore: true */ /* @vite-ignore */ codecURI)', to: '{}'},
  ],
};

/** Changes the libraries that a build takes in, as far as they must not or cannot stay as they are. */
export function libraryFixes(browser: 'chromium' | 'firefox'): Plugin {
  const all = [NO_HTML, NO_CODE_FROM_ADDRESSES, ...(browser === 'firefox' ? [COPY_IN_FIREFOX] : [])].flatMap((fixes) =>
    Object.entries(fixes),
  );
  return {
    name: 'holdfast-library-fixes',
    transform(code, id) {
      const mine = all.filter(([path]) => id.endsWith(`node_modules${path}`)).flatMap(([, fixes]) => fixes);
      if (mine.length === 0) return undefined;
      const changed = mine.reduce((text, {from, to}) => {
        if (!text.includes(from)) throw new Error(`${id} no longer holds: ${from}`);
        return text.replaceAll(from, to);
      }, code);
      return {code: changed, map: null};
    },
  };
}
