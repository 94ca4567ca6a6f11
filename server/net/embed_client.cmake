# Writes assets_table.cpp and assets_bytes.S from the files of a folder. Run by CMakeLists.txt with
#   -DDIST=<client-web/dist> -DOUT=<folder>
file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE "${DIST}" "${DIST}/*")
list(SORT files)
file(MAKE_DIRECTORY "${OUT}/gz")
set(bytes "    .section .rodata\n")
set(externs "")
set(rows "")
set(n 0)
foreach(file ${files})
  execute_process(COMMAND gzip -9 -n -c "${DIST}/${file}" OUTPUT_FILE "${OUT}/gz/${n}.gz" COMMAND_ERROR_IS_FATAL ANY)
  foreach(kind plain gzip)
    if(kind STREQUAL "plain")
      set(path "${DIST}/${file}")
    else()
      set(path "${OUT}/gz/${n}.gz")
    endif()
    string(APPEND bytes "    .global tavolo_asset_${n}_${kind}\ntavolo_asset_${n}_${kind}:\n    .incbin \"${path}\"\n"
                        "    .global tavolo_asset_${n}_${kind}_end\ntavolo_asset_${n}_${kind}_end:\n    .byte 0\n")
    string(APPEND externs "extern const char tavolo_asset_${n}_${kind}[];\nextern const char tavolo_asset_${n}_${kind}_end[];\n")
  endforeach()
  string(APPEND rows "      Asset{\"/${file}\", view(tavolo_asset_${n}_plain, tavolo_asset_${n}_plain_end),"
                     " view(tavolo_asset_${n}_gzip, tavolo_asset_${n}_gzip_end)},\n")
  math(EXPR n "${n} + 1")
endforeach()
string(APPEND bytes "    .section .note.GNU-stack,\"\",@progbits\n")
if(n EQUAL 0)
  set(body "  return {};\n")
else()
  set(body "  static const std::array<Asset, ${n}> all{\n${rows}  };\n  return all;\n")
endif()
file(WRITE "${OUT}/assets_bytes.S" "${bytes}")
file(WRITE "${OUT}/assets_table.cpp" "#include <array>\n\n#include \"server/net/assets.hpp\"\n\nextern \"C\" {\n${externs}}\n
namespace tavolo::net {

[[maybe_unused]] static std::string_view view(const char* from, const char* to) {
  return {from, static_cast<std::size_t>(to - from)};
}

std::span<const Asset> assets() {
${body}}

}  // namespace tavolo::net
")
