"""python train.py ARTICLES.jsonl OUT [EPOCHS]: trains on nine articles of ten, the rate falling linearly to nothing, then one epoch around that at a steady rate; the weights are halfway between the end of the former and the mean of the latter. Prints figures on the tenth."""
import json, os, random, sys, time
import torch, torch.nn.functional as F
import data, evaluate

ARTICLES, OUT = sys.argv[1:3]
EPOCHS = int(sys.argv[3]) if len(sys.argv) > 3 else 3
LEARNING_RATE = 2e-4                           # five times that for what starts untrained
WARM_UP = 100                                  # steps
PIECES = 768                                   # encoder pieces a batch, at most
STEADY_RATE = 1e-4                             # of all weights, around the end
SETTLED, TAKE_EVERY = 300, 20                  # steps before weights are taken for the mean, and between two
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


def take_step(optimizer, losses):
    cue_loss, link_loss = losses
    optimizer.zero_grad()
    (CUE_WEIGHT * cue_loss + link_loss).backward()
    torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g['params']], 1.0)
    optimizer.step()
    return f'cue {cue_loss.item():.4f} link {link_loss.item():.4f}'


def weights_of(*networks):
    return [{name: w.clone() for name, w in network.state_dict().items()} for network in networks]


def move_towards(weights, others, share):
    for some, other in zip(weights, others):
        for name, w in some.items(): w += (other[name] - w) * share


def train_down(windows, networks, report):
    """EPOCHS with a rate that falls to nothing."""
    optimizer = optimizer_of(*networks)
    full_rates = [g['lr'] for g in optimizer.param_groups]
    epochs = [batches(windows) for _ in range(EPOCHS)]
    steps, step, began = sum(map(len, epochs)), 0, time.time()
    for epoch, groups in enumerate(epochs, 1):
        for network in networks: network.train()
        for group in groups:
            for g, rate in zip(optimizer.param_groups, full_rates): g['lr'] = rate * min((step + 1) / WARM_UP, 1 - step / steps)
            losses = take_step(optimizer, loss_of(group, *networks, with_negatives=epoch > 1)); step += 1
            if step % 100 == 0: print(f'{step} of {steps}, {time.time() - began:.0f} s, {losses}', flush=True)
        report(f'after epoch {epoch}')


def train_around(windows, networks):
    """One more epoch, at a steady rate and with dropout in every layer; gives the mean of the weights on the way (Izmailov et al. 2018)."""
    torch.manual_seed(7); random.seed(7)
    for network in networks:
        for layer in network.layers: layer.drop.p = 0.1
        network.train()
    optimizer, mean, taken = optimizer_of(*networks), None, 0
    for step, group in enumerate(batches(windows), 1):
        for g in optimizer.param_groups: g['lr'] = STEADY_RATE * min(1, step / WARM_UP)
        losses = take_step(optimizer, loss_of(group, *networks, with_negatives=True))
        if step >= SETTLED and step % TAKE_EVERY == 0:
            taken += 1
            if mean is None: mean = weights_of(*networks)
            else: move_towards(mean, weights_of(*networks), 1 / taken)
        if step % 100 == 0: print(f'{step} around, {losses}', flush=True)
    return mean


def main():
    os.makedirs(OUT, exist_ok=True)
    tokenizer, *networks = evaluate.start()
    encoder, linker = networks
    encoder.word.weight.requires_grad_(False)
    articles = data.load(ARTICLES)
    held_out = [a for i, a in enumerate(articles) if data.is_held_out(i)]
    windows = [w for i, a in enumerate(articles) if not data.is_held_out(i) for w in data.examples(a, tokenizer)]
    report = lambda when: print(f'held out {when}', json.dumps(evaluate.report(held_out, evaluate.predict_torch(held_out, tokenizer, *networks))), flush=True)
    train_down(windows, networks, report)
    final = weights_of(*networks)
    mean = train_around(windows, networks)
    if mean: move_towards(final, mean, 0.5)
    for network, weights in zip(networks, final): network.load_state_dict(weights)
    torch.save(dict(enc=encoder.state_dict(), link=linker.state_dict()), f'{OUT}/model.pt')
    report('halfway between the end and the mean')


if __name__ == '__main__': main()
