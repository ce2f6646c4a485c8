"""python train.py ARTICLES.jsonl OUT [EPOCHS]: trains on nine articles of ten, the rate falling linearly to nothing; prints figures on the tenth after each epoch."""
import json, os, random, sys, time
import torch, torch.nn.functional as F
import data, evaluate

ARTICLES, OUT = sys.argv[1:3]
EPOCHS = int(sys.argv[3]) if len(sys.argv) > 3 else 3
LEARNING_RATE = 2e-4                           # five times that for what starts untrained
WARM_UP = 100                                  # steps
PIECES = 768                                   # encoder pieces a batch, at most
CUE_WEIGHT = 3.0                               # of the cue tagger's loss against the linker's
UNTRAINED = {'cue.weight', 'cue.bias', 'shape.weight', 'where.weight', 'tag.weight', 'tag.bias'}
IGNORED = -100                                 # what cross_entropy passes over
torch.manual_seed(1); random.seed(1); torch.set_num_threads(int(os.environ.get('THREADS', 2)))


def batches(windows):
    """Windows of about the same length together, in random order."""
    windows = sorted(windows, key=lambda w: len(w['ids']) + random.uniform(-8, 8))
    out, now = [], []
    for w in windows:
        if now and (len(now) + 1) * max(len(w['ids']), max(len(x['ids']) for x in now)) > PIECES: out.append(now); now = []
        now.append(w)
    out.append(now); random.shuffle(out)
    return out


def padded(rows, value, length):
    return torch.tensor([row + [value] * (length - len(row)) for row in rows])


def on_pieces(window, tags, length):
    """Tags of words, each on its word's first piece."""
    out = [IGNORED] * length
    for piece, tag in zip(window['first'], tags): out[piece] = tag
    return out


def links_of(windows, cue_scores, with_negatives):
    """Rows for the linker: (window, where, tags). The negatives are words that look like a cue to the encoder now and are none: nothing belongs to them."""
    T = cue_scores.shape[1]
    rows = [(i, evaluate.where_of(w, a, b, T), on_pieces(w, tags, T)) for i, w in enumerate(windows) for (a, b), tags in w['links']]
    if with_negatives:
        for i, w in enumerate(windows):
            best = cue_scores[i][w['first']].argmax(-1).tolist()
            rows += [(i, evaluate.where_of(w, j, j, T), on_pieces(w, [0] * len(w['words']), T))
                     for j, (tag, gold) in enumerate(zip(best, w['cue'])) if gold == 0 and data.CUE[tag] in 'BS']
    return rows


def loss_of(windows, encoder, linker, with_negatives):
    T = max(len(w['ids']) for w in windows)
    ids, shape = padded([w['ids'] for w in windows], 0, T), padded([w['shape'] for w in windows], 0, T)
    mask = padded([[1.0] * len(w['ids']) for w in windows], 0.0, T)
    hidden, scores = encoder(ids, shape, mask)
    cue_loss = F.cross_entropy(scores.flatten(0, 1), torch.tensor([on_pieces(w, w['cue'], T) for w in windows]).flatten())
    rows = links_of(windows, scores.detach(), with_negatives)
    if not rows: return cue_loss, cue_loss * 0
    pick, where, tags = map(list, zip(*rows))
    return cue_loss, F.cross_entropy(linker(hidden[pick], mask[pick], torch.tensor(where)).flatten(0, 1), torch.tensor(tags).flatten())


def optimizer_of(*networks):
    groups = {(new, decayed): [] for new in (False, True) for decayed in (False, True)}
    for network in networks:
        for name, p in network.named_parameters():
            if p.requires_grad: groups[name in UNTRAINED, p.dim() > 1].append(p)
    return torch.optim.AdamW([dict(params=ps, lr=LEARNING_RATE * (5 if new else 1), weight_decay=0.01 * decayed) for (new, decayed), ps in groups.items()], fused=True)


def main():
    os.makedirs(OUT, exist_ok=True)
    tokenizer, encoder, linker = evaluate.start()
    encoder.word.weight.requires_grad_(False)
    articles = data.load(ARTICLES)
    held_out = [a for i, a in enumerate(articles) if data.is_held_out(i)]
    windows = [w for i, a in enumerate(articles) if not data.is_held_out(i) for w in data.examples(a, tokenizer)]
    optimizer = optimizer_of(encoder, linker)
    full_rates = [g['lr'] for g in optimizer.param_groups]
    parameters = [p for g in optimizer.param_groups for p in g['params']]
    epochs = [batches(windows) for _ in range(EPOCHS)]
    steps, step, began = sum(map(len, epochs)), 0, time.time()
    print(f'{len(windows)} windows, {steps} steps, {sum(p.numel() for p in parameters)} trained weights', flush=True)
    for epoch, groups in enumerate(epochs, 1):
        encoder.train(); linker.train()
        for group in groups:
            for g, rate in zip(optimizer.param_groups, full_rates): g['lr'] = rate * min((step + 1) / WARM_UP, 1 - step / steps)
            cue_loss, link_loss = loss_of(group, encoder, linker, with_negatives=epoch > 1)
            optimizer.zero_grad()
            (CUE_WEIGHT * cue_loss + link_loss).backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step(); step += 1
            if step % 100 == 0: print(f'{step} of {steps}, {time.time() - began:.0f} s, cue {cue_loss.item():.4f} link {link_loss.item():.4f}', flush=True)
        torch.save(dict(enc=encoder.state_dict(), link=linker.state_dict()), f'{OUT}/model.pt')
        print(f'held out after epoch {epoch}', json.dumps(evaluate.report(held_out, evaluate.predict_torch(held_out, tokenizer, encoder, linker))), flush=True)


if __name__ == '__main__': main()
