// Pictures of the tables on the dashboard. What is drawn is read from the table beside each, so both always agree.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const COLOURS = {
  late: "#9c1c1c", "due-soon": "#c98a1b", "on-time": "#2f7d4f", waiting: "#7b8798", filed: "#14497c",
  received: "#14497c", "done-on-time": "#2f7d4f", "done-late": "#9c1c1c",
};
const LONGEST_NAME = matchMedia("(max-width: 44rem)").matches ? 14 : 28;
const TALLEST = 12; // rows of a picture; the table has all of them

function read(table) {
  const columns = [...table.querySelectorAll("thead th")];
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  const series = columns.map((head, place) => ({ place, code: head.dataset.series, name: head.textContent.trim() }));
  return { names: rows.map((row) => row[0]), rows, series: series.filter((one) => one.code) };
}

function draw(place) {
  const table = document.getElementById(place.dataset.of);
  if (!table) return;
  const { names, rows, series } = read(table);
  const lies = place.dataset.kind === "bars"; // names stand at the left, bars lie
  const shown = lies ? rows.slice(0, TALLEST) : rows;
  place.hidden = false;
  if (lies) place.style.height = `${Math.max(9, 5 + shown.length * 2.2)}rem`;
  const chart = echarts.init(place, null, { renderer: "svg" });
  const text = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: "#1c2430" };
  const label = { ...text, formatter: (name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name) };
  const category = { type: "category", data: names.slice(0, shown.length), inverse: lies, axisLabel: lies ? label : text };
  const value = { type: "value", minInterval: 1, axisLabel: text };
  chart.setOption({
    animation: false,
    textStyle: text,
    color: series.map((one) => COLOURS[one.code]),
    legend: { top: 0, type: "scroll", textStyle: text },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: lies ? "shadow" : "line" } },
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    xAxis: lies ? value : category,
    yAxis: lies ? category : value,
    series: series.map((one) => ({
      name: one.name,
      type: lies || one.code !== "received" ? "bar" : "line",
      stack: lies || one.code !== "received" ? "all" : undefined,
      data: shown.map((row) => Number(row[one.place])),
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}

// What is folded has no size yet: it is drawn when it is opened.
for (const place of document.querySelectorAll(".chart[data-of]")) {
  const folded = place.closest("details:not([open])");
  if (folded) folded.addEventListener("toggle", () => draw(place), { once: true });
  else draw(place);
}
