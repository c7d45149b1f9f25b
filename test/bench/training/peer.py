"""The training step once more in TensorFlow's own Python, as one graph: what the bench holds Paraph's speed against.

    python peer.py FOLDER THREADS

FOLDER holds plan.json (the network's specification and the plan of the run) and start.safetensors (the parameters to
begin with, and `images`: one batch, writer by writer, each writer's genuine signatures first). Then, line by line:

    agree N    N steps on that batch without dropout and augmentation   -> their losses
    train N    N steps as in a run                                      -> the processor seconds they took
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

NORM_EPSILON = 1e-3
ROOT_EPSILON = 1e-6
STATISTICS_MOMENTUM = 0.98
LOCAL_MARGIN = 0.2
PAIR_SHARE = 2.0
SHARPNESS = 12.0
FIRST_THRESHOLD = 0.7
BEYOND_EDGE = -2.0


def read_tensors(path):
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        numbers = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(numbers[begin:end], np.float32).reshape(entry["shape"])
    return tensors


class Roles:
    """Who is anchor, positive and negative of whom: the same in every batch, since its order is."""

    def __init__(self, batch):
        per_writer = batch["genuine"] + batch["forged"]
        count = batch["writers"] * per_writer
        writer = np.arange(count) // per_writer
        genuine = np.arange(count) % per_writer < batch["genuine"]
        own = writer[:, None] == writer[None, :]
        alike = own & genuine[:, None] & genuine[None, :] & ~np.eye(count, dtype=bool)
        skilled = own & genuine[:, None] & ~genuine[None, :]
        other = ~own & genuine[:, None]
        self.has_forgeries = batch["forged"] > 0
        self.anchors, self.positives = (side.astype(np.int32) for side in np.nonzero(alike))
        # [pairs, batch]
        self.skilled = skilled[self.anchors].astype(np.float32)
        self.other = (~own)[self.anchors].astype(np.float32)
        # [batch, batch], each adding up to 1
        share = lambda mask: (mask / max(1, mask.sum())).astype(np.float32)
        self.alike_pairs, self.skilled_pairs, self.other_pairs = share(alike), share(skilled), share(other)


class Network:
    def __init__(self, plan, start):
        self.spec = plan["spec"]
        statistics = (".mean", ".variance")
        self.values = {
            name: tf.Variable(numbers, trainable=not name.endswith(statistics), name=name.replace(".", "_"))
            for name, numbers in start.items()
            if name != "images"
        }
        for head in self.spec["maps"]:
            self.values[f"threshold.{head['name']}"] = tf.Variable(FIRST_THRESHOLD)

    def block(self, name, x, stride, padding):
        values = self.values
        x = tf.nn.conv2d(x, values[f"{name}.filter"], stride, padding.upper())
        x, mean, variance = tf.compat.v1.nn.fused_batch_norm(
            x, values[f"{name}.scale"], values[f"{name}.offset"], epsilon=NORM_EPSILON
        )
        for part, latest in (("mean", mean), ("variance", variance)):
            moving = values[f"{name}.{part}"]
            moving.assign(moving * STATISTICS_MOMENTUM + latest * (1 - STATISTICS_MOMENTUM))
        return x

    def forward(self, x, dropout):
        activations = {}
        for layer in self.spec["trunk"]:
            if layer["kind"] == "pool":
                x = tf.nn.max_pool2d(x, 2, 2, "VALID")
            else:
                x = tf.nn.relu(self.block(layer["name"], x, layer["stride"], layer["padding"]))
                activations[layer["name"]] = x
        maps = {head["name"]: self.block(head["name"], activations[head["after"]], 1, "same") for head in self.spec["maps"]}
        embedding = self.spec["embedding"]
        source = x if embedding["from"] is None else maps[embedding["from"]]
        flat = tf.reshape(source, [source.shape[0], -1])
        if dropout and embedding["dropout"] > 0:
            flat = tf.nn.dropout(flat, embedding["dropout"])
        rows = tf.matmul(flat, self.values["embedding.kernel"]) + self.values["embedding.bias"]
        return rows / tf.sqrt(tf.reduce_sum(tf.square(rows), 1, keepdims=True) + 1e-12), maps


def l2_distances(rows):
    return tf.sqrt(tf.nn.relu(2 * (1 - tf.matmul(rows, rows, transpose_b=True))) + ROOT_EPSILON)


def local_distances(maps, window):
    """[batch, batch]: each cell seeks its best cosine among the other map's cells within the window."""
    norms = tf.sqrt(tf.reduce_sum(tf.square(maps), 3, keepdims=True) + ROOT_EPSILON)
    units = tf.transpose(maps / norms, [1, 2, 0, 3])
    weights = tf.transpose(norms / tf.reduce_sum(norms, [1, 2], keepdims=True), [1, 2, 0, 3])
    height, width = maps.shape[1], maps.shape[2]
    best = None
    for down in range(-window["rows"], window["rows"] + 1):
        for right in range(-window["columns"], window["columns"] + 1):
            top, left = max(0, -down), max(0, -right)
            rows, columns = height - abs(down), width - abs(right)
            own = units[top : top + rows, left : left + columns]
            other = units[top + down : top + down + rows, left + right : left + right + columns]
            margins = [[top, height - top - rows], [left, width - left - columns], [0, 0], [0, 0]]
            cosines = tf.pad(tf.matmul(own, other, transpose_b=True), margins, constant_values=BEYOND_EDGE)
            best = cosines if best is None else tf.maximum(best, cosines)
    directed = 1 - tf.reduce_sum(best * weights, [0, 1])
    return tf.sqrt(tf.nn.relu(directed + tf.transpose(directed)) + ROOT_EPSILON)


def triplet_loss(distances, roles, chosen, margin):
    from_anchor = tf.gather(distances, roles.anchors)
    to_positive = tf.gather_nd(distances, np.stack([roles.anchors, roles.positives], 1))[:, None]
    excess = tf.nn.relu(to_positive - from_anchor + margin) * chosen
    active = tf.reduce_sum(tf.cast(excess > 0, tf.float32))
    return tf.reduce_sum(excess) / tf.maximum(active, 1)


def pair_loss(distances, threshold, roles):
    above = SHARPNESS * (distances - threshold)
    missed = tf.nn.softplus(-above)
    terms = tf.reduce_sum(tf.nn.softplus(above) * roles.alike_pairs)
    terms += 0.6 * tf.reduce_sum(missed * roles.skilled_pairs) + 0.4 * tf.reduce_sum(missed * roles.other_pairs)
    return terms / SHARPNESS


def whole_loss(network, rows, maps, plan, roles):
    distances = l2_distances(rows)
    margin = plan["objective"]["margin"]
    loss = triplet_loss(distances, roles, roles.other, margin)
    if roles.has_forgeries:
        loss += triplet_loss(distances, roles, roles.skilled, margin)
    for name, cells in maps.items():
        local = local_distances(cells, plan["windows"][name])
        loss += triplet_loss(local, roles, roles.skilled, LOCAL_MARGIN)
        loss += triplet_loss(local, roles, roles.other, LOCAL_MARGIN)
        loss += PAIR_SHARE * pair_loss(local, network.values[f"threshold.{name}"], roles)
    return loss


def greatest_near(images, size):
    for axis in (1, 2):
        before = (size - 1) // 2
        margins = [[0, 0]] * 4
        margins[axis] = [before, size - 1 - before]
        padded = tf.pad(images, margins, constant_values=-1e9)
        begin = lambda shift: [shift if a == axis else 0 for a in range(4)]
        shifted = [tf.slice(padded, begin(shift), images.shape) for shift in range(size)]
        images = shifted[0]
        for other in shifted[1:]:
            images = tf.maximum(images, other)
    return images


def augment(images, bounds):
    count, height, width = images.shape[0], images.shape[1], images.shape[2]
    per_image = lambda low, high: tf.random.uniform([count], low, high)

    def blend(of):
        happens = tf.cast(per_image(0, 1) < of["chance"], tf.float32)
        return tf.reshape(happens * per_image(0, of["most"]), [count, 1, 1, 1])

    thick = images + blend(bounds["thicker"]) * (greatest_near(images, 3) - images)
    varied = thick + blend(bounds["thinner"]) * (-greatest_near(-thick, 2) - thick)
    angle = per_image(-bounds["rotation"], bounds["rotation"])
    across, down = 1 / per_image(*bounds["scale"]), 1 / per_image(*bounds["scale"])
    slant = per_image(-bounds["shear"], bounds["shear"])
    cos, sin = tf.cos(angle), tf.sin(angle)
    a, b, c, d = cos * across, (cos * slant - sin) * down, sin * across, (sin * slant + cos) * down
    middle_x, middle_y = (width - 1) / 2, (height - 1) / 2
    shift_x = middle_x + per_image(-bounds["shift"], bounds["shift"]) * width - a * middle_x - b * middle_y
    shift_y = middle_y + per_image(-bounds["shift"], bounds["shift"]) * height - c * middle_x - d * middle_y
    zero = tf.zeros([count])
    moved = tf.raw_ops.ImageProjectiveTransformV3(
        images=varied,
        transforms=tf.stack([a, b, shift_x, c, d, shift_y, zero, zero], 1),
        output_shape=[height, width],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
    )
    return moved * tf.reshape(per_image(*bounds["intensity"]), [count, 1, 1, 1])


class Optimiser:
    """AdamW on TensorFlow's own fused kernel."""

    def __init__(self, network, plan):
        self.plan = plan
        self.step = tf.Variable(0.0)
        self.learnt = [(name, value) for name, value in network.values.items() if value.trainable]
        self.moments = [(tf.Variable(tf.zeros_like(v)), tf.Variable(tf.zeros_like(v))) for _, v in self.learnt]

    def rate(self):
        schedule = self.plan["schedule"]
        warm, peak = schedule["warmUpSteps"], schedule["peak"]
        done = tf.minimum(1.0, (self.step - warm) / max(1, schedule["steps"] - warm))
        cosine = peak * (1 + tf.cos(np.pi * done)) / 2
        return cosine if warm == 0 else tf.where(self.step < warm, peak * (self.step + 1) / warm, cosine)

    def apply(self, gradients):
        rate = self.rate()
        count = self.step + 1
        for (name, value), (mean, square), gradient in zip(self.learnt, self.moments, gradients):
            if name.endswith((".filter", ".kernel")):
                value.assign(value * (1 - rate * self.plan["weightDecay"]))
            tf.raw_ops.ResourceApplyAdam(
                var=value.handle,
                m=mean.handle,
                v=square.handle,
                beta1_power=tf.pow(0.9, count),
                beta2_power=tf.pow(0.999, count),
                lr=rate,
                beta1=0.9,
                beta2=0.999,
                epsilon=1e-7,
                grad=gradient,
            )
        self.step.assign(count)


def training_step(plan, start, by_chance):
    """A compiled step, by default with dropout and augmentation; takes a batch, answers its loss."""
    network, roles = Network(plan, start), Roles(plan["batch"])
    optimiser = Optimiser(network, plan)
    learnt = [value for _, value in optimiser.learnt]

    @tf.function
    def step(images):
        if by_chance and plan["augmentation"] is not None:
            images = augment(images, plan["augmentation"])
        with tf.GradientTape() as tape:
            rows, maps = network.forward(images, by_chance)
            loss = whole_loss(network, rows, maps, plan, roles)
        optimiser.apply(tape.gradient(loss, learnt))
        return loss

    return step


def main():
    folder, threads = sys.argv[1], int(sys.argv[2])
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    with open(os.path.join(folder, "plan.json"), encoding="utf-8") as file:
        plan = json.load(file)
    start = read_tensors(os.path.join(folder, "start.safetensors"))
    coverage = np.round(start["images"] * 255).astype(np.uint8)
    batch = plan["batch"]
    per_writer = batch["genuine"] + batch["forged"]
    chance = np.random.default_rng(1)
    step = None

    def draw():
        """As a run draws it: writers by chance, signatures in memory as bytes."""
        order = np.arange(len(coverage)).reshape(batch["writers"], per_writer)[chance.permutation(batch["writers"])]
        return tf.constant(coverage[order.ravel()].astype(np.float32) / 255)

    print(json.dumps({"version": tf.version.VERSION}), flush=True)
    for line in sys.stdin:
        command, count = line.split()
        if command == "agree":
            alone = training_step(plan, start, by_chance=False)
            answer = {"losses": [float(alone(tf.constant(start["images"]))) for _ in range(int(count))]}
        else:
            step = step or training_step(plan, start, by_chance=True)
            begun = time.process_time()
            for _ in range(int(count)):
                loss = float(step(draw()))
            answer = {"processor_seconds": time.process_time() - begun, "loss": loss}
        print(json.dumps(answer), flush=True)


main()
