// std::unordered_map, which keeps no order.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

static std::int64_t next_key(std::int64_t key)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(key) * 6364136223846793005u +
                                     1442695040888963407u);
}

static std::int64_t turn(std::int64_t size, std::int64_t sum)
{
    std::unordered_map<std::int64_t, std::int64_t> map;
    std::int64_t key = 1;

    for (std::int64_t i = 0; i < size; i++)
        map[key = next_key(key)] = i;
    key = 1;
    for (std::int64_t i = 0; i < size; i++)
        sum += map.at(key = next_key(key));
    key = 1;
    for (std::int64_t i = 0; i < size; i++) {
        key = next_key(key);
        if (i % 2 == 0) {
            auto entry = map.find(key);
            sum ^= entry->second;
            map.erase(entry);
        }
    }
    return sum;
}

int main(int argc, char **argv)
{
    std::int64_t size = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 1;
    auto began = std::chrono::steady_clock::now();
    std::int64_t sum = 0;

    for (std::int64_t i = 0; i < 1000000 / size; i++)
        sum = turn(size, sum);
    auto took = std::chrono::steady_clock::now() - began;
    std::printf("%lld %lld\n", static_cast<long long>(sum),
                static_cast<long long>(
                    std::chrono::duration_cast<std::chrono::nanoseconds>(took).count()));
}
