#!/usr/bin/env python3
"""Draws how kernels grow: `cargo bench -p socta-graphs --bench graphs -- growth | python3 benches/peers/growth.py > docs/pictures/network-growth.svg`.

Reads `ties,task,cpu` and writes one SVG with logarithmic axes: CPU seconds of one thread against the number of ties. A grey line of
slope 1 shows what growth in proportion to the ties would be. Every task has a colour, a shape and its name at the end of its line.
"""

import math
import sys
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 70, 20, 110, 50
LOOKS = [("#0072b2", "circle"), ("#d55e00", "square"), ("#009e73", "diamond"), ("#cc79a7", "triangle")]


def read(lines):
    tasks = {}
    for line in lines:
        parts = line.strip().split(",")
        if len(parts) == 3 and parts[0].isdigit():
            tasks.setdefault(parts[1], []).append((int(parts[0]), float(parts[2])))
    return tasks


def mark(shape, x, y, colour):
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    corners = {
        "square": [(-4, -4), (4, -4), (4, 4), (-4, 4)],
        "diamond": [(0, -5), (5, 0), (0, 5), (-5, 0)],
        "triangle": [(0, -5), (5, 4), (-5, 4)],
    }[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def main():
    tasks = read(sys.stdin)
    all_ties = [ties for rows in tasks.values() for ties, _ in rows]
    all_cpu = [cpu for rows in tasks.values() for _, cpu in rows]
    low_x, high_x = math.floor(math.log10(min(all_ties))), math.ceil(math.log10(max(all_ties)))
    low_y, high_y = math.floor(math.log10(min(all_cpu))), math.ceil(math.log10(max(all_cpu)))
    across = lambda ties: LEFT + (math.log10(ties) - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT)
    down = lambda cpu: HEIGHT - BOTTOM - (math.log10(cpu) - low_y) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">')
    print("<title>How network kernels grow</title>")
    print("<desc>CPU seconds of one thread against the number of ties, both logarithmic; the table beside it has the figures.</desc>")
    print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>')
    for power in range(low_x, high_x + 1):
        x = across(10**power)
        print(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}" stroke="#d0d4d8"/>')
        print(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low_y, high_y + 1):
        y = down(10.0**power)
        print(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#d0d4d8"/>')
        print(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    start = 10.0 ** (low_y + 1)
    ends = (min(all_ties), start), (max(all_ties), start * max(all_ties) / min(all_ties))
    line = " ".join(f"{across(ties):.1f},{down(cpu):.1f}" for ties, cpu in ends)
    print(f'<polyline points="{line}" fill="none" stroke="#60666c" stroke-dasharray="4 4"/>')
    print(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">ties</text>')
    for (task, rows), (colour, shape) in zip(sorted(tasks.items()), LOOKS):
        points = [(across(ties), down(cpu)) for ties, cpu in rows]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        print(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        print("".join(mark(shape, x, y, colour) for x, y in points))
        print(f'<text x="{points[-1][0] + 10:.1f}" y="{points[-1][1] + 4:.1f}" fill="#202428">{escape(task)}</text>')
    print("</svg>")


if __name__ == "__main__":
    main()
