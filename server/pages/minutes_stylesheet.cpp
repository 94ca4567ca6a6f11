// The minutes on screen and on paper. Plain CSS that stands alone: it is also what the PDF is made with.

#include "server/pages/minutes.hpp"

namespace tavolo::pages {

std::string_view minutes_stylesheet() {
  return R"css(
.minutes-body{margin:0;background:#F3F6F9;color:#17324D;font-family:"Titillium Web","DejaVu Sans",system-ui,sans-serif;font-size:1.0625rem;line-height:1.5}
.minutes-bar{display:flex;flex-wrap:wrap;padding:12px 24px;background:#00264D;color:#fff}
.minutes-bar a{color:#fff;font-weight:600}
.minutes-bar a,.minutes-bar span{padding:6px 24px 6px 0}
.minutes{box-sizing:border-box;max-width:60rem;margin:24px auto;padding:40px 48px;background:#fff;border:1px solid #D3DCE5;overflow-wrap:break-word}
.minutes h1{font-size:1.875em;line-height:1.2;margin:0 0 .75rem}
.minutes h2{font-size:1.25em;line-height:1.25;margin:2rem 0 .75rem;padding-top:.75rem;border-top:2px solid #17324D}
.minutes h3{font-size:1.0625em;line-height:1.3;margin:1.25rem 0 .5rem}
.minutes h4,.minutes h5{font-size:1em;line-height:1.3;margin:1rem 0 .375rem}
.minutes h5{font-size:.9375em}
.minutes p{margin:0 0 .625rem;max-width:none}
.minutes ul{margin:0 0 .625rem;padding-left:1.25rem}
.minutes .minutes-table{font-weight:600;margin-bottom:.25rem}
.minutes .minutes-lead{color:#455B71}
.minutes .note,.minutes .by{color:#455B71;font-size:.9375em}
.minutes .by{font-weight:600;margin-bottom:.125rem}
.minutes .none,.minutes .erased{color:#455B71;font-style:italic}
.minutes .warning{padding:8px 12px;background:#FFF4DC;color:#7A4A00;border-left:4px solid #7A4A00}
.minutes .written{margin:0 0 .75rem;padding-left:14px;border-left:3px solid #0066CC}
.minutes blockquote{margin:.25rem 0 .75rem;padding-left:14px;border-left:3px solid #D3DCE5}
.minutes blockquote p::before,.minutes blockquote p::after{content:none}
.minutes .item{margin:0 0 1.5rem}
.minutes .vote{margin:1rem 0;padding:4px 16px 8px;border:1px solid #D3DCE5}
.minutes .outcome{margin-top:.5rem}
.minutes dl.facts{margin:0 0 .75rem}
.minutes dl.facts>div{display:flex;padding:4px 0;border-bottom:1px solid #E8EDF2}
.minutes dl.facts dt{flex:0 0 30%;box-sizing:border-box;padding-right:16px;color:#455B71}
.minutes dl.facts dd{flex:1 1 0%;min-width:0;margin:0}
.minutes dl.facts dd p{margin:0}
.minutes table{width:100%;border-collapse:collapse;margin:.5rem 0 1rem;font-size:.9375em}
.minutes .scroll{overflow-x:auto}
.minutes .scroll:focus-visible{outline:3px solid #B34700;outline-offset:2px}
.minutes caption{text-align:left;font-weight:600;padding:4px 0}
.minutes th,.minutes td{padding:5px 8px;border:1px solid #D3DCE5;text-align:left;vertical-align:top}
.minutes thead th{background:#E6F0FA}
.minutes tbody th{font-weight:600}
.minutes td.short{white-space:nowrap}
.minutes td.when{width:27%}
.minutes td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.minutes tr.sum th,.minutes tr.sum td,.minutes td.total{font-weight:600;background:#F3F6F9}
.minutes td p{margin:0}
.minutes .spans{list-style:none;margin:0;padding:0}
.minutes code{font-family:"Roboto Mono","DejaVu Sans Mono",ui-monospace,monospace;font-size:.8125em;overflow-wrap:anywhere;word-break:break-all}
.signatures{display:flex;flex-wrap:wrap}
.signatures>div{flex:1 1 14rem;padding-right:40px}
.signatures .sign-line{margin-top:2.5rem;padding-top:4px;border-top:1px solid #17324D;color:#455B71;font-size:.9375em}
.record-parts{display:flex;flex-wrap:wrap;align-items:flex-start}
.record-parts dl{flex:1 1 20rem;min-width:0;padding-right:24px}
.qr{flex:none;width:8rem;height:8rem}
@media screen and (max-width:640px){
.minutes{margin:0;padding:20px 16px;border:0}
.minutes h1{font-size:1.5em}
.minutes dl.facts>div{display:block}
}
@media print{
.minutes-body{background:#fff;color:#000;font-size:10.5pt}
.minutes-bar{display:none}
.minutes{max-width:none;margin:0;padding:0;border:0}
.minutes h2,.minutes h3,.minutes h4,.minutes h5,.minutes caption{break-after:avoid}
.minutes tr,.minutes .statement,.signatures,.record-parts{break-inside:avoid}
.minutes .scroll{overflow:visible}
.minutes thead{display:table-header-group}
.minutes table{font-size:9pt}
.minutes a{color:#000}
}
@page{size:A4;margin:20mm 18mm 22mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8.5pt;color:#455B71}}
)css";
}

}  // namespace tavolo::pages
