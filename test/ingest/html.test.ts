import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleInputError } from '../../src/ingest/article-input.ts';
import { decodePage } from '../../src/ingest/decode.ts';
import { readHtml } from '../../src/ingest/html.ts';
import { anySign } from '../any-sign.ts';

const PAGES = join(import.meta.dirname, 'pages');
const names = readdirSync(PAGES).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []));

/** A page with one article. */
const pageOf = (paragraphs: string, head = ''): string => `<html><head>${head}</head><body><article>${paragraphs}</article></body></html>`;

const refusal = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof ArticleInputError) return [error.code, error.message];
    throw error;
  }
  throw new Error('it was taken');
};

describe('a page', () => {
  it.each(names)('%s.html is read as the article of %s.txt, with what the page says of it', (name) => {
    const [, facts = '', text] = /^(.*)\n\n([^]*)\n$/.exec(readFileSync(join(PAGES, `${name}.txt`), 'utf8'))!;
    expect(readHtml(readFileSync(join(PAGES, `${name}.html`), 'utf8'))).toEqual({ ...JSON.parse(facts), text });
  });

  it.each([
    ['JSON-LD that is none', '<script type="application/ld+json">{ "@type": "NewsArticle", </script>'],
    ['JSON-LD that is null', '<script type="application/ld+json">null</script><script type="application/ld+json">[null, 1, [[]]]</script>'],
    [
      'JSON-LD of odd things',
      '<script type="application/ld+json">{"@type":"Article","headline":{"name":{}},"author":[1,null],"datePublished":5,"mainEntityOfPage":[{}],"publisher":[]}</script>',
    ],
    ['keys of a prototype', '<script type="application/ld+json">{"__proto__":{"@type":"Article"},"constructor":1}</script><meta name="__proto__" content="x">'],
    ['addresses that are none', '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/here">'],
    ['a language that is none', '<meta property="og:locale" content="English, please">'],
    ['a date that there is not', '<meta name="date" content="2021-02-30">'],
    ['the front page for an address', '<link rel="canonical" href="https://a.example">'],
  ])('with %s says nothing of it', (_, head) => {
    const nothing = { title: null, outlet: null, author: null, published: null, language: null, url: null };
    expect(readHtml(pageOf('<p>The ferry is late, the captain said.</p>', head))).toEqual({ ...nothing, text: 'The ferry is late, the captain said.' });
  });

  it.each([
    ['nothing', '', ['invalid-body', 'html holds no text of an article']],
    ['nothing but scripts', '<script>let said = "hello";</script>', ['invalid-body', 'html holds no text of an article']],
    ['nothing but menus', '<nav>Home</nav><footer>Ours</footer>', ['invalid-body', 'html holds no text of an article']],
    ['too much', 'x'.repeat(10_000_001), ['too-large', 'html is longer than 10000000 bytes']],
    ['elements without end', '<p>a</p>'.repeat(40_000), ['too-large', 'html is made of more than 30000 elements']],
    ['tags without end', '<br>'.repeat(300_000), ['too-large', 'html is made of more than 200000 tags and entities']],
    ['entities without end', '&amp;'.repeat(300_000), ['too-large', 'html is made of more than 200000 tags and entities']],
    ['boxes in boxes', '<div>'.repeat(1000), ['too-large', 'html is nested more than 512 deep']],
  ])('of %s is refused, in no time', (_, html, refused) => {
    expect(refusal(() => readHtml(html))).toEqual(refused);
  });

  it('of any shape is read or refused', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<article>',
        '<div class="comment">',
        '</div>',
        '<q>',
        '<!--',
        '-->',
        '<![CDATA[',
        '<script>',
        '</script>',
        '<table><tr><td>',
        '<svg>',
        '<template>',
        '&#0;',
        '&#xD800;',
        '&nope;',
        '<html>',
        '</html>',
        '<body',
        '"',
        '<br/>',
        '<title>',
      ),
      fc.string({ unit: anySign }),
      fc.constant('The ferry is late, the captain said. '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          expect(readHtml(pieces.join('')).text.trim()).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(ArticleInputError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the bytes of a page', () => {
  const page = '<p>“Déjà vu”, said Zoë — 5 €</p>';
  const cp1252 = Buffer.from(Array.from(page).map((sign) => ({ '“': 0x93, '”': 0x94, '—': 0x97, '€': 0x80 })[sign] ?? sign.charCodeAt(0)));

  it.each([
    ['UTF-8', Buffer.from(page)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${page}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${page}`, 'utf16le')],
    ['windows-1252, undeclared', cp1252],
  ])('are read as %s', (_, bytes) => {
    expect(decodePage(bytes)).toBe(page);
  });

  it.each([
    ['<meta charset=iso-8859-1>', 'Déjà', Buffer.from('Déjà', 'latin1')],
    ['<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', 'Мир', Buffer.from([0xed, 0xc9, 0xd2])],
    ['<META CHARSET = "Shift_JIS">', '東京', Buffer.from([0x93, 0x8c, 0x8b, 0x9e])],
    ['<?xml version="1.0" encoding="windows-1251"?>', 'Мир', Buffer.from([0xcc, 0xe8, 0xf0])],
    ['<meta charset="utf-16">', 'Déjà', Buffer.from('Déjà')],
  ])('are read as %s says', (declaration, text, bytes) => {
    expect(decodePage(Buffer.concat([Buffer.from(declaration), bytes]))).toBe(declaration + text);
  });

  it.each([
    ['not what they declare', '<meta charset=utf-8>caf\xe9', 'is not UTF-8'],
    ['in an encoding that is none', '<meta charset=klingon>', 'declares the encoding klingon, which is none'],
    ['no text at all', '\0\0\0\x01\0\0\0\x02', 'is no page: every other byte is zero'],
  ])('are refused when they are %s', (_, bytes, message) => {
    expect(refusal(() => decodePage(Buffer.from(bytes, 'latin1')))).toEqual(['invalid-body', message]);
  });
});
