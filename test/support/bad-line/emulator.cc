// A line with delay, loss and a limited rate, between the ends of a TUN device: what is routed into the device is
// held, lost or delivered back out of it. Made for Linux, one thread, no library beyond the system's own.
//
// Usage: emulator DEVICE NETWORK SEED
//   DEVICE   the name of the TUN device to make
//   NETWORK  the first three bytes of the addresses of the far side, e.g. 10.77.1: what comes from there goes "down"
//   SEED     of the losses
// Standard input, one command a line:
//   up|down KEY=VALUE …   delay (ms), loss (0–1), rate (kbit/s, 0: unlimited), queue (ms of the rate)
//   stats                 prints one line of JSON: packets and bytes delivered, lost and dropped in each direction
// It says "ready" when the device is there and ends with its standard input.

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Nanoseconds = int64_t;
constexpr Nanoseconds kMillisecond = 1'000'000;
// Ethernet's, which the routes beside the device have as well.
constexpr size_t kLargestPacket = 2048;

Nanoseconds Now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

[[noreturn]] void Fail(const char* what) {
  std::fprintf(stderr, "emulator: %s: %s\n", what, std::strerror(errno));
  std::exit(1);
}

struct Conditions {
  double delay_ms = 0;
  double loss = 0;
  double rate_kbit = 0;
  double queue_ms = 200;
};

struct Tally {
  uint64_t packets = 0;
  uint64_t bytes = 0;
  uint64_t lost = 0;
  uint64_t dropped = 0;
};

struct Packet {
  Nanoseconds due;
  std::vector<uint8_t> bytes;
};

// One way of the line. Packets keep their order.
class Direction {
 public:
  Conditions conditions;
  Tally tally;

  explicit Direction(uint64_t seed) : random_(seed) {}

  void Take(const uint8_t* bytes, size_t length, Nanoseconds now) {
    if (uniform_(random_) < conditions.loss) {
      tally.lost += 1;
      return;
    }
    const Nanoseconds start = std::max(now, free_at_);
    Nanoseconds sent = start;
    if (conditions.rate_kbit > 0) {
      sent += static_cast<Nanoseconds>(static_cast<double>(length) * 8 * 1'000'000 / conditions.rate_kbit);
      if (start - now > static_cast<Nanoseconds>(conditions.queue_ms * kMillisecond)) {
        tally.dropped += 1;
        return;
      }
      free_at_ = sent;
    }
    const Nanoseconds arrives = sent + static_cast<Nanoseconds>(conditions.delay_ms * kMillisecond);
    const Nanoseconds due = waiting_.empty() ? arrives : std::max(arrives, waiting_.back().due);
    waiting_.push_back({due, {bytes, bytes + length}});
  }

  void Deliver(int device, Nanoseconds now) {
    while (!waiting_.empty() && waiting_.front().due <= now) {
      const auto& bytes = waiting_.front().bytes;
      // The far end may be gone: what is lost then is lost on a real line as well.
      if (write(device, bytes.data(), bytes.size()) >= 0) {
        tally.packets += 1;
        tally.bytes += bytes.size();
      }
      waiting_.pop_front();
    }
  }

  // Zero where nothing waits.
  Nanoseconds NextDue() const { return waiting_.empty() ? 0 : waiting_.front().due; }

 private:
  std::deque<Packet> waiting_;
  Nanoseconds free_at_ = 0;
  std::mt19937_64 random_;
  std::uniform_real_distribution<double> uniform_{0, 1};
};

class Emulator {
 public:
  Emulator(int device, uint32_t far_network, uint64_t seed)
      : device_(device), far_network_(far_network), up_(seed), down_(seed + 1) {
    timer_ = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    if (timer_ < 0) Fail("no timer");
  }

  void Run() {
    std::array<pollfd, 3> sources{{{device_, POLLIN, 0}, {timer_, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
    for (;;) {
      Arm();
      if (poll(sources.data(), sources.size(), -1) < 0 && errno != EINTR) Fail("poll");
      if (sources[1].revents != 0) Disarm();
      if (sources[0].revents != 0) ReadPackets();
      const Nanoseconds now = Now();
      up_.Deliver(device_, now);
      down_.Deliver(device_, now);
      if (sources[2].revents != 0 && !ReadCommands()) return;
    }
  }

 private:
  void Arm() const {
    const Nanoseconds one = up_.NextDue();
    const Nanoseconds other = down_.NextDue();
    const Nanoseconds due = one == 0 || other == 0 ? one + other : std::min(one, other);
    itimerspec when{};
    when.it_value = {due / 1'000'000'000, due % 1'000'000'000};
    timerfd_settime(timer_, TFD_TIMER_ABSTIME, &when, nullptr);
  }

  void Disarm() const {
    uint64_t fired = 0;
    if (read(timer_, &fired, sizeof fired) < 0 && errno != EAGAIN) Fail("timer");
  }

  void ReadPackets() {
    std::array<uint8_t, kLargestPacket> packet{};
    for (;;) {
      const ssize_t length = read(device_, packet.data(), packet.size());
      if (length < 0 && errno == EAGAIN) return;
      if (length < 0) Fail("device");
      // Only IPv4 is routed here.
      if (length < 20 || packet[0] >> 4 != 4) continue;
      uint32_t source = 0;
      std::memcpy(&source, packet.data() + 12, sizeof source);
      Direction& way = (ntohl(source) & 0xffffff00) == far_network_ ? down_ : up_;
      way.Take(packet.data(), static_cast<size_t>(length), Now());
    }
  }

  // False at the end of standard input.
  bool ReadCommands() {
    std::array<char, 1024> piece{};
    const ssize_t length = read(STDIN_FILENO, piece.data(), piece.size());
    if (length <= 0) return false;
    input_.append(piece.data(), static_cast<size_t>(length));
    for (size_t end; (end = input_.find('\n')) != std::string::npos; input_.erase(0, end + 1))
      Obey(input_.substr(0, end));
    return true;
  }

  void Obey(const std::string& line) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "stats") return Print();
    if (word != "up" && word != "down") return Refuse(line);
    Direction& way = word == "up" ? up_ : down_;
    Conditions changed = way.conditions;
    while (words >> word)
      if (!Set(changed, word)) return Refuse(line);
    way.conditions = changed;
    std::puts("ok");
    std::fflush(stdout);
  }

  static bool Set(Conditions& conditions, const std::string& word) {
    const size_t equals = word.find('=');
    if (equals == std::string::npos) return false;
    char* end = nullptr;
    const double value = std::strtod(word.c_str() + equals + 1, &end);
    if (*end != '\0' || !(value >= 0)) return false;
    const std::string key = word.substr(0, equals);
    if (key == "delay") conditions.delay_ms = value;
    else if (key == "loss" && value <= 1) conditions.loss = value;
    else if (key == "rate") conditions.rate_kbit = value;
    else if (key == "queue") conditions.queue_ms = value;
    else return false;
    return true;
  }

  static void Refuse(const std::string& line) {
    std::printf("refused: %s\n", line.c_str());
    std::fflush(stdout);
  }

  void Print() const {
    const auto print = [](const char* name, const Tally& tally, const char* after) {
      std::printf("\"%s\":{\"packets\":%llu,\"bytes\":%llu,\"lost\":%llu,\"dropped\":%llu}%s", name,
                  static_cast<unsigned long long>(tally.packets), static_cast<unsigned long long>(tally.bytes),
                  static_cast<unsigned long long>(tally.lost), static_cast<unsigned long long>(tally.dropped), after);
    };
    std::printf("{");
    print("up", up_.tally, ",");
    print("down", down_.tally, "}\n");
    std::fflush(stdout);
  }

  int device_;
  int timer_;
  uint32_t far_network_;
  Direction up_;
  Direction down_;
  std::string input_;
};

int OpenDevice(const char* name) {
  const int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (device < 0) Fail("/dev/net/tun");
  ifreq request{};
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  if (ioctl(device, TUNSETIFF, &request) < 0) Fail(name);
  return device;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: emulator DEVICE NETWORK SEED\n", stderr);
    return 2;
  }
  in_addr network{};
  if (inet_pton(AF_INET, (std::string(arguments[2]) + ".0").c_str(), &network) != 1) {
    std::fputs("emulator: NETWORK is not the first three bytes of an address\n", stderr);
    return 2;
  }
  Emulator emulator(OpenDevice(arguments[1]), ntohl(network.s_addr), std::strtoull(arguments[3], nullptr, 10));
  std::puts("ready");
  std::fflush(stdout);
  emulator.Run();
  return 0;
}
