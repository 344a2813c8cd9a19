// A C++20 generator that may delegate: its root holds the innermost frame.
#ifndef GENERATOR_HPP
#define GENERATOR_HPP

#include <coroutine>
#include <cstdint>
#include <exception>
#include <utility>

class generator
{
public:
    struct promise_type;
    using handle = std::coroutine_handle<promise_type>;

    explicit generator(handle made) : frame(made) {}
    generator(generator &&other) noexcept : frame(std::exchange(other.frame, {})) {}
    ~generator()
    {
        if (frame)
            frame.destroy();
    }

    // Goes on at the end of a callee with its caller.
    struct resume_caller {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(handle ended) noexcept;
        void await_resume() noexcept {}
    };

    // co_yield of a generator, which the expression holds: goes on with it at once.
    struct delegation {
        handle callee;
        bool await_ready() { return false; }
        std::coroutine_handle<> await_suspend(handle caller);
        void await_resume() {}
    };

    struct promise_type {
        promise_type *root = this;
        handle leaf;   // of a root
        handle caller; // of a callee
        std::int64_t value = 0;

        generator get_return_object()
        {
            leaf = handle::from_promise(*this);
            return generator(leaf);
        }
        std::suspend_always initial_suspend() { return {}; }
        resume_caller final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(std::int64_t yielded)
        {
            root->value = yielded;
            return {};
        }
        delegation yield_value(const generator &callee) { return {callee.frame}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };

    bool next(std::int64_t &out)
    {
        frame.promise().leaf.resume();
        if (frame.done())
            return false;
        out = frame.promise().value;
        return true;
    }

private:
    handle frame;
};

inline std::coroutine_handle<>
generator::resume_caller::await_suspend(handle ended) noexcept
{
    promise_type &promise = ended.promise();

    if (!promise.caller)
        return std::noop_coroutine();
    promise.root->leaf = promise.caller;
    return promise.caller;
}

inline std::coroutine_handle<>
generator::delegation::await_suspend(handle caller)
{
    promise_type &promise = callee.promise();

    promise.root = caller.promise().root;
    promise.caller = caller;
    promise.root->leaf = callee;
    return callee;
}

#endif
