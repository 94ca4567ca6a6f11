#include "server/identity/device.hpp"

#include <array>
#include <utility>

namespace tavolo::identity {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;

// In this order: most browsers name the others too.
constexpr std::array browsers{
    Sign{"Edg", "edge"},         Sign{"OPR/", "opera"},       Sign{"SamsungBrowser/", "samsung"},
    Sign{"FxiOS/", "firefox"},   Sign{"Firefox/", "firefox"}, Sign{"CriOS/", "chrome"},
    Sign{"Chromium/", "chrome"}, Sign{"Chrome/", "chrome"},   Sign{"Safari/", "safari"},
};
constexpr std::array systems{
    Sign{"Android", "android"}, Sign{"iPhone", "ios"},      Sign{"iPad", "ios"},        Sign{"CrOS", "chromeos"},
    Sign{"Windows", "windows"}, Sign{"Macintosh", "macos"}, Sign{"Linux", "gnu_linux"}, Sign{"X11", "gnu_linux"},
};

template <class Signs>
std::string_view first_of(const Signs& signs, std::string_view text) {
  for (const auto& [sign, name] : signs) {
    if (text.find(sign) != std::string_view::npos) return name;
  }
  return "other";
}

}  // namespace

std::string coarse_device(std::string_view user_agent) {
  return std::string(first_of(browsers, user_agent)) + ' ' + std::string(first_of(systems, user_agent));
}

}  // namespace tavolo::identity
