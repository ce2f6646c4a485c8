import { expect, it } from 'vitest';
import { emptyDatabase, storeReport } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';

it.each(['Jean-Luc Marchand', 'Khalid al-Thani', 'Kim Ji-woo', 'Ann (Annie) O’Hara*'])(
  'says that %s said it, also in a later text of the article',
  async (name) => {
    const report = {
      url: 'https://hyphen.example/1',
      utterances: [
        { by: [name], words: 'The ship was late' },
        { by: ['Ada Byrd'], words: 'The talks went on' },
      ],
    };
    const db = emptyDatabase();
    const desk = await editorOf(db);
    await storeReport(db, report);
    const id = (await desk.get(`/statements?speaker=${encodeURIComponent(name)}`)).body.data[0].speakers[0].id;
    const url = (await desk.get('/statements?speaker=ada-byrd')).body.data[0].links.self;
    const said = [expect.objectContaining({ id, namedAt: expect.objectContaining({ text: name }) })];
    expect(await desk.patch(url, { speakers: [id], reason: 'misread' })).toMatchObject({ status: 200, body: { speakers: said } });
    await storeReport(db, { ...report, utterances: [{ by: [name], words: 'The ship was on time' }, ...report.utterances.slice(1)] });
    expect((await desk.get(url)).body.speakers).toEqual(said);
  },
);
