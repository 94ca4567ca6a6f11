#pragma once
// Things of C libraries in a std::unique_ptr.

namespace tavolo {

/// Ends what a C library made by the library's own function: std::unique_ptr<BIGNUM, Freed<BN_free>>.
template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* held) const noexcept {
    Free(held);
  }
};

}  // namespace tavolo
