// Tokens, shapes and print rules of screens.md 3 and 4.3. Plain CSS: no script, no font or image from elsewhere.

#include "server/pages/pages.hpp"

namespace tavolo::pages {
namespace {

constexpr std::string_view base = R"css(
@font-face{font-family:"Titillium Web";font-weight:400;font-display:swap;src:local("Titillium Web"),local("TitilliumWeb-Regular"),url("/fonts/titillium-web-400.woff2") format("woff2")}
@font-face{font-family:"Titillium Web";font-weight:600;font-display:swap;src:local("Titillium Web SemiBold"),local("TitilliumWeb-SemiBold"),url("/fonts/titillium-web-600.woff2") format("woff2")}
@font-face{font-family:"Titillium Web";font-weight:700;font-display:swap;src:local("Titillium Web Bold"),local("TitilliumWeb-Bold"),url("/fonts/titillium-web-700.woff2") format("woff2")}
:root{--ink:#17324D;--muted:#455B71;--primary:#0066CC;--deep:#004D99;--navy:#00264D;--amber:#FFD166;--ground:#F3F6F9;
--line:#D3DCE5;--edge:#768A9D;--focus:#B34700;--warn:#7A4A00;--warn-ground:#FFF4DC;--error:#A3202F;--error-ground:#FBEAEC;
--ok:#006B47;--ok-ground:#E5F3ED;--grey:#4D5F70;--tint:#E6F0FA}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font-family:"Titillium Web","Segoe UI",system-ui,sans-serif;
font-size:1.0625rem;line-height:1.53;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{margin:0 0 .5rem;font-weight:700;line-height:1.2;text-wrap:balance}
h1{font-size:2.25rem;margin-bottom:1rem;max-width:36em}h2{font-size:1.5rem}h3{font-size:1.1875rem}h4,h5,h6{font-size:1.0625rem}
p{margin:0 0 .75rem;max-width:80ch}
ul,ol{margin:0 0 .75rem;padding-left:1.5rem}
a{color:var(--primary);text-underline-offset:.2em}
a:hover{color:var(--deep);text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
code,pre{font-family:"Roboto Mono",ui-monospace,monospace;font-size:.875rem}
code{overflow-wrap:anywhere}
pre{background:#0B1F33;color:#fff;padding:16px;border-radius:6px;overflow-x:auto;max-width:100%}
.wide{max-width:1280px;margin:0 auto;padding:0 40px}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;padding:12px 20px;background:#fff;color:var(--deep);font-weight:600;z-index:2}
.skip:focus{left:8px;top:8px}
.note,.by,.seen{color:var(--muted);font-size:.9375rem}
.lead{font-size:1.1875rem;color:var(--muted);margin-bottom:1.5rem}
.kicker{font-size:.9375rem;font-weight:600;margin-bottom:.5rem;max-width:none}
.erased{color:var(--muted);font-style:italic}
.large{font-size:1.5rem;font-weight:700}
)css";

constexpr std::string_view frame = R"css(
.slim{background:var(--navy);color:#fff;font-size:.9375rem}
.slim .wide{display:flex;flex-wrap:wrap;align-items:center;gap:4px 24px;min-height:40px}
.slim a{color:#fff;margin-left:auto;font-weight:600;padding:8px 0}
.slim :focus-visible,footer :focus-visible{outline-color:var(--amber)}
.demo-note{color:var(--amber);font-weight:600}
.demo-note::before{content:"i";display:inline-block;width:1.25em;height:1.25em;margin-right:8px;border:1.5px solid;border-radius:50%;font-size:.75em;line-height:1.1em;text-align:center;vertical-align:.1em}
.warning{margin:0;max-width:none;padding:8px 40px;background:var(--warn-ground);color:var(--warn);border-bottom:1px solid var(--line)}
.brand{background:var(--primary);color:#fff}
.brand .wide{display:flex;flex-wrap:wrap;align-items:stretch;gap:0 32px;min-height:76px}
.brand a{color:#fff;text-decoration:none}
.brand a:hover{text-decoration:underline}
.brand :focus-visible{outline-color:#fff}
.sign{display:flex;align-items:center;gap:12px;padding:12px 0;line-height:1.25}
.sign svg{width:44px;height:44px;flex:none;fill:currentColor}
.sign .board{fill:none;stroke:currentColor;stroke-width:3}
.sign strong{display:block;font-size:1.25rem}
.sign span span{font-size:.9375rem}
.brand nav{margin-left:auto;display:flex}
.brand nav ul{display:flex;flex-wrap:wrap;margin:0;padding:0;list-style:none}
.brand nav li{display:flex}
.brand nav a{display:flex;align-items:center;padding:10px 14px;font-weight:600;min-height:44px;border-bottom:4px solid transparent;border-top:4px solid transparent}
.brand nav a[aria-current]{background:#0059b3;border-bottom-color:#fff}
.standing-note{background:#fff;border-bottom:1px solid var(--line);font-size:.9375rem;color:var(--muted)}
.standing-note p{padding-top:12px;padding-bottom:12px;margin:0 auto}
.standing-note strong{font-weight:600;color:var(--ink)}
.crumbs{padding-top:20px;font-size:.9375rem}
.crumbs ol{display:flex;flex-wrap:wrap;margin:0;padding:0;list-style:none}
.crumbs li+li::before{content:"\203A";margin:0 10px;color:var(--muted)}
main{display:block;padding:24px 0 64px}
footer{background:var(--navy);color:#fff;font-size:.9375rem;padding:24px 0}
footer a{color:#fff}
footer ul{display:flex;flex-wrap:wrap;gap:8px 32px;margin:0 0 12px;padding:0;list-style:none}
footer p{margin:0 0 4px;max-width:none}
footer .seen,footer .demo-foot{color:#B8CCE0}
footer .demo-foot strong{color:var(--amber)}
)css";

constexpr std::string_view parts = R"css(
.hero{background:#fff;border-bottom:1px solid var(--line);margin-top:-24px;padding:40px 0 32px}
.hero h1{max-width:24em;font-size:2.75rem;line-height:1.15;margin-bottom:24px}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:24px;margin:0;padding-top:16px;border-top:4px solid var(--primary)}
.figures dt{font-size:2.75rem;font-weight:700;line-height:1.2}
.figures dd{margin:0;color:var(--muted);max-width:24ch}
.acts{display:grid;grid-template-columns:repeat(3,1fr);margin:32px 0 0;padding:0;list-style:none;background:#fff;border:1px solid var(--line);border-radius:6px}
.acts li{display:flex;gap:16px;padding:16px 20px}
.acts li+li{border-left:1px solid var(--line)}
.acts span span,.acts strong{display:block}
.acts strong{font-weight:600}
.acts span span{color:var(--muted);font-size:.9375rem}
.step{flex:none;width:32px;height:32px;border-radius:50%;border:2px solid var(--edge);display:grid;place-items:center;font-weight:700}
.done .step{background:var(--ok);border-color:var(--ok);color:#fff}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 376px;gap:0 32px;align-items:start;margin-top:32px}
.card{background:#fff;border:1px solid var(--line);border-radius:6px;padding:24px;margin:0 0 24px}
.aside .card{padding:20px;margin-bottom:16px}
.aside h2{font-size:1.1875rem}
.card>p+h2,.card>ul+h2{margin-top:1.5rem}
.aside .facts div{grid-template-columns:minmax(0,1fr)}
.section-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:4px 16px}
.section-head a{font-weight:600}
.items{list-style:none;padding:8px 24px}
.card .items{padding:0}
.items>li{padding:16px 0;border-top:1px solid var(--line)}
.items>li:first-child{border-top:0}
.items h3{margin:0 0 4px}
.items p{margin:0 0 4px}
.items.dense>li{padding:10px 0}
.items.dense h3{font-size:1.0625rem}
.item-head{display:flex;flex-wrap:wrap;align-items:center;gap:4px 8px}
.item-head .label:nth-child(3){margin-left:auto}
.number{font-size:.9375rem}
.plain{list-style:none;padding:0}
.rows>li{padding:10px 0;border-top:1px solid var(--line)}
.rows>li:first-child{border-top:0}
.rows p{margin:0}
.label{display:inline-block;padding:2px 10px;border-radius:4px;font-size:.9375rem;font-weight:600;background:var(--tint);color:var(--deep)}
.label.kind{background:var(--tint)}
.state-positions_closed,.state-replied,.label.outcome{background:var(--ok-ground);color:var(--ok)}
.state-positions_open,.state-to_be_cured,.vote-open,.moved-label{background:var(--warn-ground);color:var(--warn)}
.state-withdrawn,.state-inadmissible{background:#fff;color:var(--grey);box-shadow:inset 0 0 0 1px var(--edge)}
.label.outcome{white-space:normal}
.demo{display:inline-block;padding:0 6px;border:1px solid #C08A1E;border-radius:4px;font-size:.75rem;font-weight:700;color:var(--warn);background:#fff;line-height:1.5;white-space:nowrap}
.mark{width:1em;height:1em;vertical-align:-.12em;flex:none}
.bench-institutions{fill:#004D99}.bench-social_partners{fill:#86278C}.bench-third_sector{fill:#00666B}.bench-other{fill:#8A4B00}
.counts,.facts{margin:0 0 .75rem}
.counts div{display:flex;justify-content:space-between;gap:16px;padding:8px 0;border-top:1px solid var(--line)}
.counts div:first-child{border-top:0}
.counts dd{margin:0;font-weight:700;white-space:nowrap}
.facts div{display:grid;grid-template-columns:minmax(10rem,16rem) minmax(0,1fr);gap:0 16px;padding:6px 0}
.facts dt{color:var(--muted)}
.facts dd{margin:0;font-weight:600}
.facts dd ul{margin:0}
.reading>*{max-width:80ch}
.reading h2{margin-top:32px}
.card.reading h2{margin-top:0}
.empty{color:var(--muted)}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--muted);font-size:.9375rem;padding-bottom:8px}
th,td{text-align:left;vertical-align:top;padding:10px 12px 10px 0;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;border-bottom:2px solid var(--ink);font-size:.9375rem;font-weight:600}
.numbers td,.numbers thead th+th{text-align:right}
.numbers .total{font-weight:700}
.sum th,.sum td{font-weight:700}
tbody .sum:nth-last-child(2) th,tbody .sum:nth-last-child(2) td{border-top:2px solid var(--ink)}
)css";

constexpr std::string_view things = R"css(
.contents ul{display:flex;flex-wrap:wrap;gap:8px 20px;list-style:none;padding:0}
.sections{list-style:none;padding:8px 24px}
.sections>li{padding:14px 0;border-top:1px solid var(--line)}
.sections>li:first-child{border-top:0}
.letter{display:inline-block;width:1.6em;height:1.6em;line-height:1.6em;text-align:center;border-radius:4px;background:var(--navy);color:#fff;margin-right:6px}
summary{cursor:pointer;color:var(--primary);font-weight:600;padding:6px 0}
.plan>h2{margin-top:32px}
.area>h3{font-size:1.375rem}
.point{border-left:6px solid var(--tint);padding:4px 0 4px 16px;margin:20px 0 0}
.point.objective{border-color:var(--primary)}
.point.action{border-color:#00666B}
.point.indicator{border-color:var(--edge)}
.kind-line{font-size:.9375rem;color:var(--muted);margin:0}
.moved{border-left:6px solid #C08A1E;padding:4px 0 4px 16px;margin:0 0 12px}
.reply-outcome{font-size:1.5rem;font-weight:700;margin-bottom:4px}
.answer{border-top:6px solid var(--primary)}
.answer h3{margin-top:16px}
.aside h3{margin:16px 0 4px;font-size:1.0625rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:20px}
.side{border:1px solid var(--line);border-radius:6px;padding:16px 20px;min-width:0}
.side-title{font-weight:700}
.text{white-space:pre-line}
.new-points{padding-left:1.25rem}
ins{background:#CDEBDD;color:#00432C;text-decoration:underline}
del{background:#F9D9DD;color:#7D1522;text-decoration:line-through}
.outcome-head{border-top:6px solid var(--edge)}
.approved_with_reservations,.approved_unanimously,.approved_by_majority{border-top-color:var(--ok)}
.not_approved{border-top-color:var(--error)}
.tie_not_approved,.no_structural_quorum,.annulled{border-top:6px solid #C08A1E}
.outcome-words{font-size:2rem;font-weight:700;line-height:1.2;max-width:none}
.for-against{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:16px;align-items:center;margin:16px 0 8px}
.for-against p{margin:0;font-weight:600;text-align:center}
.for-against strong{display:block;font-size:2.75rem;line-height:1.1}
.for{color:var(--ok)}.against{color:var(--error)}
.key-facts{display:grid;grid-template-columns:repeat(4,1fr);margin:20px -24px -24px;border-top:1px solid var(--line);background:var(--ground);border-radius:0 0 6px 6px}
.key-facts div{padding:14px 20px;border-left:1px solid var(--line)}
.key-facts div:first-child{border-left:0;padding-left:24px}
.key-facts dt{font-size:.9375rem;color:var(--muted)}
.key-facts dd{margin:0}
.key-facts strong,.key-facts span{display:block}
.key-facts strong{font-weight:600}
.key-facts span{font-size:.9375rem;color:var(--muted)}
.key-facts~h2{margin-top:48px;font-size:1.1875rem}
figure{margin:0 0 24px}
.bars{margin:0}
.bars>div{display:grid;grid-template-columns:17rem minmax(0,1fr);gap:4px 20px;padding:8px 0}
.bars dt{font-weight:600}
.bars dt span{display:block;font-weight:400}
.bars dd{margin:0}
.dissent{margin:4px 0 0;font-weight:600;color:var(--error)}
.bar{display:block;width:100%;overflow:visible}
.patterns{position:absolute}
.rail{fill:#fff;stroke:var(--line);stroke-width:1}
.part{stroke:#fff;stroke-width:2}
.part.favourable{fill:var(--ok)}
.part.contrary{fill:var(--error)}
.part.abstained{fill:var(--grey)}
.part.not-participating{fill:#fff;stroke:var(--grey)}
.hatch-ground{fill:#CDE6DA}
.hatch-line{fill:var(--ok)}
.figure{font-size:15px;font-weight:700;text-anchor:middle;fill:#fff}
.plate{fill:#fff}
.on-with-reservations{fill:#00432C}
.on-not-participating{fill:var(--grey)}
.position-favourable,.position-favourable_with_reservations{color:#006B47}
.position-contrary{color:#A3202F}
.position-abstained,.position-not_participating{color:#4D5F70}
.position-not_expressed{color:#455B71}
.mark .full{fill:currentColor}
.mark .glyph{stroke:#fff;stroke-width:2.8}
.mark .ring{stroke:currentColor;stroke-width:2.4}
.mark .dashed{stroke-dasharray:3.4 2.2}
.mark .dotted{stroke-dasharray:.1 3.6;stroke-linecap:round}
.positions th{width:62%}
blockquote{margin:4px 0 0;padding-left:16px;border-left:3px solid var(--line)}
blockquote p::before{content:"\00AB\00A0"}
blockquote p::after{content:"\00A0\00BB"}
.search label{display:block;font-weight:600;margin-bottom:4px}
.search-line{display:flex;flex-wrap:wrap;gap:8px 12px;margin-bottom:8px}
.search input{flex:1 1 16rem;min-width:0;min-height:44px;padding:8px 12px;font:inherit;color:var(--ink);background:#fff;border:1px solid var(--edge);border-radius:4px}
.search button{min-height:44px;padding:8px 24px;font:inherit;font-weight:600;color:#fff;background:var(--primary);border:0;border-radius:4px;cursor:pointer}
.search button:hover{background:var(--deep)}
.search .note{margin:0}
mark.found{background:#FFE9A8;color:var(--ink);font-weight:600;padding:0 1px;border-radius:2px}
)css";

constexpr std::string_view sizes = R"css(
@media (max-width:991px){
.columns{grid-template-columns:minmax(0,1fr)}
.sides,.acts{grid-template-columns:minmax(0,1fr)}
.acts li+li{border-left:0;border-top:1px solid var(--line)}
.figures,.key-facts{grid-template-columns:repeat(2,1fr)}
.key-facts div{border-left:0;padding-left:24px}
.brand nav{margin-left:0}
.bars>div{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:640px){
body{font-size:1rem;line-height:1.5}
h1,.hero h1{font-size:1.625rem}h2{font-size:1.25rem}h3,.area>h3{font-size:1.0625rem}
.wide{padding:0 16px}
.crumbs.wide{padding-top:12px}
.warning{padding:8px 16px}
.card,.aside .card{padding:16px}
.items,.sections{padding:4px 16px}
.hero{padding:24px 0}
.figures{gap:16px}
.figures dt{font-size:1.75rem}
.brand nav{margin:0 -14px}
.key-facts{grid-template-columns:minmax(0,1fr);margin:16px -16px -16px}
.key-facts div{padding:10px 16px;border-top:1px solid var(--line)}
.key-facts div:first-child{padding-left:16px}
.outcome-words{font-size:1.375rem}
.for-against{grid-template-columns:1fr 1fr}
.for-against .bar{grid-column:1/-1;grid-row:2}
.for-against strong{font-size:2rem}
.facts div{grid-template-columns:minmax(0,1fr)}
.point{padding-left:10px;border-left-width:4px}
.item-head .label:nth-child(3){margin-left:0}
.stacks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacks,.stacks tbody,.stacks tr,.stacks th,.stacks td,.stacks caption{display:block;width:100%}
.stacks tr{padding:10px 0;border-top:1px solid var(--line)}
.stacks th,.stacks td{border:0;padding:2px 0;text-align:left}
.stacks tbody th{font-weight:600}
.stacks td[data-label]::before{content:attr(data-label) ": ";color:var(--muted)}
.stacks.numbers td{display:flex;justify-content:space-between;text-align:right}
.positions th,.positions td{display:block;width:100%}
.positions td{border-top:0;padding-top:0}
.positions thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
}
@media print{
body{background:#fff;font-size:11pt}
.brand nav,.crumbs,.skip,.contents,.enter{display:none}
.slim,.brand,footer{background:#fff;color:#000}
.slim *,.brand *,footer *{color:#000}
.card,.hero,.acts,.side{border:0;padding:8px 0;break-inside:avoid-page}
.columns,.sides{display:block}
ins,del{background:#fff;color:#000}
.bar,.patterns{display:none}
pre{background:#fff;color:#000;border:1px solid #000;white-space:pre-wrap}
a{color:#000}
details>*{display:block}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
)css";

}  // namespace

std::string_view stylesheet() {
  static const std::string all = [] {
    std::string text;
    for (const auto part : {base, frame, parts, things, sizes}) text += part;
    return text;
  }();
  return all;
}

}  // namespace tavolo::pages
