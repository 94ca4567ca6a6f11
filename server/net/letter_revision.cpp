#include "server/net/letter_revision.hpp"

#include "server/net/notices.hpp"

namespace tavolo::net {

void LetterRevision::note() {
  const bool held_at_start = !started_;
  started_ = true;
  const std::size_t erasures = host_.table.state().redactions.size();
  if (!host_.mail || erasures == erasures_) return;
  erasures_ = erasures;
  if (!held_at_start) host_.mail->hold();
  const auto here = [this, alive = std::weak_ptr(alive_)](std::vector<std::string> abouts) {
    if (!alive.lock()) return;
    // What is said is what is committed: an erasure that is not would be quoted no more, and come back.
    host_.table.when_committed([this, alive, abouts = std::move(abouts)] {
      if (alive.lock()) revise(abouts);
    });
  };
  host_.mail->waiting([post = host_.post, here](std::vector<std::string> abouts) {
    post([here, abouts = std::move(abouts)]() mutable { here(std::move(abouts)); });
  });
}

void LetterRevision::revise(const std::vector<std::string>& abouts) {
  std::vector<mail::Batch> batches;
  for (const std::string& about : abouts) {
    mail::Batch batch;
    batch.about = about;
    if (const auto notice = notice_of(about)) {
      batch.letters = notice_letters(host_, *notice);
    } else if (auto digest = digests_.written_anew(about)) {
      batch.letters.push_back(*std::move(digest));
    }
    batches.push_back(std::move(batch));
  }
  host_.mail->revise(std::move(batches));
}

}  // namespace tavolo::net
