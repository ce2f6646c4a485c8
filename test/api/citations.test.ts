import { beforeAll, describe, expect, it } from 'vitest';
import { storedReports } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

let get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
let id: string;
beforeAll(async () => {
  ({ get } = await serve(
    await storedReports([
      {
        url: 'https://post.example/100%25#top',
        title: 'Talks {end}: 100% of R&D_money',
        outlet: 'The Post & Co.',
        published: '2021-07-28',
        utterances: [{ by: ['Mary Lee'], words: 'We saved $5 & 50%\nof #1' }],
      },
      { published: '2021', utterances: [{ words: 'Nobody knows\r\nER  - who said this', kind: 'mixed' }] },
    ]),
  ));
  ({ id } = (await get('/statements?speaker=Lee')).body.data[0]);
});

describe('a citation', () => {
  it('as BibTeX leads to the words in the page, and TeX prints it as it is', async () => {
    const { type, body } = await get(`/statements/${id}?format=bibtex`);
    expect(type).toBe('application/x-bibtex; charset=utf-8');
    expect(body).toBe(`@misc{${id},
  title = {{Talks \\textbraceleft{}end\\textbraceright{}: 100\\% of R\\&D\\_money}},
  howpublished = {The Post \\& Co.},
  year = {2021},
  month = jul,
  day = {28},
  url = {https://post.example/100%25#top:~:text=We%20saved%20%245%20%26%2050%25,of%20%231},
  note = {Mary Lee: “We saved \\$5 \\& 50\\% of \\#1”}
}

`);
  });

  it('as RIS has a tag a line, whatever the words', async () => {
    const { type, body } = await get('/statements?format=ris&attributed=false');
    expect(type).toBe('application/x-research-info-systems; charset=utf-8');
    const lines = (body as string).split('\r\n');
    expect(lines.map((line) => line.slice(0, 6))).toEqual(['TY  - ', 'ID  - ', 'TI  - ', 'PY  - ', 'DA  - ', 'UR  - ', 'N1  - ', 'ER  - ', '', '']);
    expect(lines).toContain('N1  - An unnamed source: Nobody knows ER - who said this');
    expect(lines[5]).toMatch(/^UR {2}- http:\/\/localhost:80\/statements\/st_/);
    expect(lines[4]).toBe('DA  - 2021///');
  });

  it('as CSL-JSON is an item of an article in a newspaper', async () => {
    const { type, body } = await get(`/statements/${id}`, { accept: 'application/vnd.citationstyles.csl+json' });
    expect(type).toBe('application/vnd.citationstyles.csl+json; charset=utf-8');
    expect(body).toEqual([
      {
        id,
        type: 'article-newspaper',
        title: 'Talks {end}: 100% of R&D_money',
        'container-title': 'The Post & Co.',
        issued: { 'date-parts': [[2021, 7, 28]] },
        URL: 'https://post.example/100%25#top:~:text=We%20saved%20%245%20%26%2050%25,of%20%231',
        note: 'Mary Lee: “We saved $5 & 50%\nof #1”',
      },
    ]);
  });

  it('of every statement of a list is there, whatever fields are asked for', async () => {
    expect(((await get('/statements?format=bibtex&fields=id')).body as string).match(/^@misc/gm)).toHaveLength(2);
    expect((await get('/statements?format=csl&limit=1')).body).toHaveLength(1);
  });

  it('is not given in a format that is not known', async () => {
    expect((await get(`/statements/${id}?format=endnote`)).body.code).toBe('invalid-parameter');
    expect((await get(`/statements/${id}`, { accept: 'application/xml' })).body.code).toBe('not-acceptable');
    expect((await get(`/statements/${id}?format=ris`, { accept: 'application/json' })).body.code).toBe('not-acceptable');
  });
});
