"""PolNeAR articles -> paragraph windows with tags. All offsets are Unicode code points."""
import json, re
from tokenizers import Tokenizer

MAX = 200                                     # word pieces a window, without [CLS] and [SEP]
CUE = ['O', 'B', 'I', 'E', 'S']               # cue tags of a word
LINK = ['O'] + [t + k for k in 'sc' for t in 'BIES']   # tags of a word given one cue: s source, c content


def load(path):
    return [json.loads(line) for line in open(path, encoding='utf-8')]


def is_held_out(index):
    """One article of ten is not trained on: bias, rules and confidence are fitted there."""
    return index % 10 == 9


def case(word):
    if any(c.isdigit() for c in word): return 3
    if word[:1].isupper(): return 2 if len(word) > 1 and word.isupper() else 1
    return 0


def windows(text, tokenizer):
    """Paragraphs, the long ones cut after a sentence. Yields dicts: ids, shape, first (index of each word's first piece), words [[start, end]]."""
    out = []
    for m in re.finditer(r'[^\n]+', text):
        if not m.group().strip(): continue
        enc, base = tokenizer.encode(m.group(), add_special_tokens=False), m.start()
        words, quoted, inside = [], [], False   # word: [start, end, [ids]]
        for i, w, (s, e) in zip(enc.ids, enc.word_ids, enc.offsets):
            if words and words[-1][3] == w: words[-1][1] = base + e; words[-1][2].append(i); continue
            words.append([base + s, base + e, [i], w])
            c = text[base + s:base + e]
            was = inside
            inside = True if c == '“' else False if c == '”' else (not inside) if c == '"' else inside
            quoted.append(was or inside)
        at = 0
        while at < len(words):
            n, size, cut = at, 0, None
            while n < len(words) and size + len(words[n][2]) <= MAX:
                size += len(words[n][2]); n += 1
                if text[words[n - 1][0]] in '.?!' and n < len(words) and text[words[n][0]] not in '"”’\'': cut = n
                if text[words[n - 1][0]] in '"”' and n - 2 >= at and text[words[n - 2][0]] in '.?!,': cut = n
            end = n if n == len(words) or not cut else cut
            part = words[at:end]
            ids, shape, first = [101], [0], []
            for w, q in zip(part, quoted[at:end]):
                first.append(len(ids)); ids += w[2]; shape += [2 * case(text[w[0]:w[1]]) + q] * len(w[2])
            out.append(dict(ids=ids + [102], shape=shape + [0], first=first, words=[w[:2] for w in part]))
            at = end
    return out


def runs(words, spans):
    """Index ranges [a, b] of the words that the spans cover, one a span."""
    out = []
    for s, e in spans:
        hit = [i for i, (a, b) in enumerate(words) if a < e and b > s]
        if hit: out.append((hit[0], hit[-1]))
    return out


def bioes(tags, ranges, kind=''):
    for a, b in ranges:
        if any(tags[i] != 'O' for i in range(a, b + 1)): continue
        tags[a:b + 1] = ['S' + kind] if a == b else ['B' + kind] + ['I' + kind] * (b - a - 1) + ['E' + kind]
    return tags


def examples(article, tokenizer):
    """Windows with the gold tags: cue (list of tag indices) and links [(cue range, tag indices)]."""
    out = windows(article['text'], tokenizer)
    for w in out:
        w['cue'], w['links'] = ['O'] * len(w['words']), []
        lo, hi = w['words'][0][0], w['words'][-1][1]
        for t in article['attributions']:
            if not t['cue'] or not (lo <= t['cue'][0][0] < hi): continue
            cue = runs(w['words'], t['cue'][:1])
            if not cue: continue
            bioes(w['cue'], cue)
            tags = bioes(['O'] * len(w['words']), runs(w['words'], t['content']), 'c')
            tags = bioes(tags, runs(w['words'], t['source']), 's')
            w['links'].append((cue[0], [LINK.index(x) for x in tags]))
        w['cue'] = [CUE.index(x) for x in w['cue']]
    return out


def tokenizer_of(path):
    t = Tokenizer.from_file(path)
    t.no_padding(); t.no_truncation()
    return t
