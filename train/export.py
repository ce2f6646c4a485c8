"""python export.py MODEL.pt OUT: the ONNX graphs encoder(ids, shape, mask) -> hidden, cue and linker(hidden, mask, where) -> tags, as dynamic int8, and the vocabulary."""
import os, shutil, sys, tempfile, torch
from onnxruntime.quantization import quantize_dynamic, QuantType
import evaluate

MODEL, OUT = sys.argv[1:3]


def export(network, example, path, inputs, outputs):
    torch.onnx.export(network, example, path, input_names=inputs, output_names=outputs, dynamic_axes={n: {0: 'batch', 1: 'time'} for n in inputs + outputs},
                      opset_version=17, dynamo=False, do_constant_folding=True)


def quantize(source, target):
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=['MatMul', 'Gather'])


def main():
    weights = torch.load(MODEL)
    _, encoder, linker = evaluate.start()
    encoder.load_state_dict(weights['enc']); linker.load_state_dict(weights['link']); encoder.eval(); linker.eval()
    ids, mask = torch.randint(0, 1000, (2, 30)), torch.ones(2, 30)
    hidden = torch.randn(2, 30, encoder.word.weight.shape[1])
    with tempfile.TemporaryDirectory() as scratch:
        export(encoder, (ids, ids % 8, mask), f'{scratch}/encoder.onnx', ['ids', 'shape', 'mask'], ['hidden', 'cue'])
        export(linker, (hidden, mask, ids % 3), f'{scratch}/linker.onnx', ['hidden', 'mask', 'where'], ['tags'])
        for name in ('encoder', 'linker'): quantize(f'{scratch}/{name}.onnx', f'{OUT}/{name}.int8.onnx')
    shutil.copy(f'{evaluate.MINILM}/vocab.txt', OUT)


if __name__ == '__main__': main()
